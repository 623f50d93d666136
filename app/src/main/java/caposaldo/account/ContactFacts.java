package caposaldo.account;

import caposaldo.kernel.Invalid;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person writes about somebody at a client; the rules that need no database are here. */
public record ContactFacts(
        String givenName,
        String familyName,
        @Nullable String jobTitle,
        ClientPeople.ContactRole role,
        List<ClientPeople.Channel> channels) {

    public ContactFacts {
        givenName = givenName.strip();
        familyName = familyName.strip();
        channels = channels.stream()
                .filter(c -> !c.value().isBlank())
                .map(c -> new ClientPeople.Channel(c.kind(), c.value().strip()))
                .distinct()
                .toList();
    }

    /** @throws Invalid naming every field that cannot stand as it is */
    void check() {
        var problems = new ArrayList<Invalid.Problem>();
        if (familyName.isEmpty()) {
            problems.add(new Invalid.Problem("familyName", "account.invalid.familyName", List.of()));
        }
        for (var channel : channels) {
            if (!isReachable(channel)) {
                var key = channel.kind() == ClientPeople.ChannelKind.EMAIL
                        ? "account.invalid.channel.EMAIL"
                        : "account.invalid.channel.PHONE";
                problems.add(new Invalid.Problem("channels", key, List.of(channel.value())));
            }
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }

    private static boolean isReachable(ClientPeople.Channel channel) {
        return switch (channel.kind()) {
            case EMAIL -> channel.value().matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
            case PHONE, MOBILE -> channel.value().replaceAll("\\D", "").length() >= 3;
            case MESSENGER -> true;
        };
    }
}
