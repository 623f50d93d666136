package caposaldo.mail;

import caposaldo.kernel.Invalid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody a mail goes to. Neither part can hold what would end a line of a header and begin another.
 *
 * @param name null when only the address is known
 */
public record Recipient(@Nullable String name, String address) {

    private static final int LONGEST = 254;
    private static final int LONGEST_NAME = 120;
    private static final Pattern ADDRESS = Pattern.compile(
            "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?"
                    + "(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+");
    private static final Pattern NAMED = Pattern.compile("\\s*\"?([^<>\"]*?)\"?\\s*<([^<>]*)>\\s*");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /** @throws Invalid when mail cannot be addressed so */
    public Recipient {
        if (!isAddress(address)) {
            throw Invalid.field("to", "mail.invalid.address", printable(address));
        }
        if (name != null
                && (name.isBlank()
                        || name.length() > LONGEST_NAME
                        || CONTROL.matcher(name).find())) {
            throw Invalid.field("to", "mail.invalid.name", printable(name));
        }
    }

    /** Whether mail can be addressed so. */
    public static boolean isAddress(String typed) {
        return typed.length() <= LONGEST && ADDRESS.matcher(typed).matches();
    }

    private static String printable(String typed) {
        return CONTROL.matcher(typed).replaceAll(" ");
    }

    /**
     * As people write it, {@code a@b.it} or {@code Anna Bo <a@b.it>}.
     *
     * @throws Invalid when mail cannot be addressed so
     */
    public static Recipient of(String typed) {
        var named = NAMED.matcher(typed);
        return named.matches()
                ? new Recipient(
                        Optional.of(named.group(1))
                                .filter(name -> !name.isBlank())
                                .orElse(null),
                        named.group(2).strip())
                : new Recipient(null, typed.strip());
    }

    /**
     * Several, apart by commas, semicolons or lines.
     *
     * @throws Invalid when mail cannot be addressed to one of them
     */
    public static List<Recipient> all(String typed) {
        var all = new ArrayList<Recipient>();
        for (var one : typed.split("[,;\\n]")) {
            if (!one.isBlank()) {
                all.add(of(one));
            }
        }
        return List.copyOf(all);
    }

    /** As people write it. */
    public String written() {
        return name == null ? address : name + " <" + address + ">";
    }
}
