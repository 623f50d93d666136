package caposaldo.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * One text with its gaps, in ICU's notation as far as we need it: {@code {0}},
 * {@code {0, plural, =0{none} one{# client} other{# clients}}} and {@code {0, select, yes{…} other{…}}}.
 *
 * <p>Unlike in ICU an apostrophe is an apostrophe: Italian is full of them.
 */
record Message(List<Part> parts) {

    sealed interface Part {}

    record Text(String text) implements Part {}

    record Gap(int index) implements Part {}

    /** The number a plural counts. */
    record Counted(int index) implements Part {}

    record Choice(int index, boolean plural, Map<String, Message> ways) implements Part {}

    static Message parse(String pattern) {
        var parser = new Parser(pattern);
        var message = parser.message(-1);
        parser.expectEnd();
        return message;
    }

    String format(Locale locale, Object... arguments) {
        var out = new StringBuilder();
        write(out, locale, arguments);
        return out.toString();
    }

    private void write(StringBuilder out, Locale locale, Object[] arguments) {
        for (var part : parts) {
            switch (part) {
                case Text(var text) -> out.append(text);
                case Gap(var index) -> out.append(shown(locale, argument(arguments, index)));
                case Counted(var index) -> out.append(shown(locale, argument(arguments, index)));
                case Choice choice ->
                    choose(choice, locale, argument(arguments, choice.index)).write(out, locale, arguments);
            }
        }
    }

    private static Message choose(Choice choice, Locale locale, Object argument) {
        var ways = choice.ways;
        var other = ways.getOrDefault("other", new Message(List.of()));
        if (!choice.plural) {
            return ways.getOrDefault(argument.toString(), other);
        }
        if (!(argument instanceof Number number)) {
            throw new IllegalArgumentException("A plural counts numbers, not " + argument);
        }
        var value = new BigDecimal(number.toString());
        return ways.getOrDefault(
                "=" + value.stripTrailingZeros().toPlainString(),
                ways.getOrDefault(Plural.of(locale, value).key(), other));
    }

    private static String shown(Locale locale, Object argument) {
        return switch (argument) {
            case Number number -> Formats.number(locale, number, 6);
            case LocalDate day -> Formats.date(locale, day);
            default -> argument.toString();
        };
    }

    private static Object argument(Object[] arguments, int index) {
        if (index >= arguments.length) {
            throw new IllegalArgumentException("No argument {" + index + "}");
        }
        return arguments[index];
    }

    /** What a translation must have in common with the others, such as {@code 0, 1 plural}. */
    TreeSet<String> gaps() {
        var gaps = new TreeSet<String>();
        for (var part : parts) {
            switch (part) {
                case Text(var _) -> {}
                case Gap(var index) -> gaps.add(Integer.toString(index));
                case Counted(var _) -> {}
                case Choice choice -> {
                    gaps.add(choice.index + (choice.plural ? " plural" : " select " + choice.ways.keySet()));
                    choice.ways.values().forEach(way -> gaps.addAll(way.gaps()));
                }
            }
        }
        return gaps;
    }

    private static final class Parser {

        private final String pattern;
        private int at;

        Parser(String pattern) {
            this.pattern = pattern;
        }

        /** @param counted index of the number that {@code #} stands for, negative outside a plural */
        Message message(int counted) {
            var parts = new ArrayList<Part>();
            var text = new StringBuilder();
            while (at < pattern.length() && pattern.charAt(at) != '}') {
                var c = pattern.charAt(at++);
                if (c == '{' || (c == '#' && counted >= 0)) {
                    flush(text, parts);
                    parts.add(c == '{' ? gap(counted) : new Counted(counted));
                } else {
                    text.append(c);
                }
            }
            flush(text, parts);
            return new Message(List.copyOf(parts));
        }

        private static void flush(StringBuilder text, List<Part> parts) {
            if (!text.isEmpty()) {
                parts.add(new Text(text.toString()));
                text.setLength(0);
            }
        }

        private Part gap(int counted) {
            var index = Integer.parseInt(until(",}"));
            if (take() == '}') {
                return new Gap(index);
            }
            var kind = until(",");
            take();
            if (!kind.equals("plural") && !kind.equals("select")) {
                throw broken("knows plural and select, not " + kind);
            }
            var plural = kind.equals("plural");
            var ways = new LinkedHashMap<String, Message>();
            for (var way = until("{}"); !way.isEmpty(); way = until("{}")) {
                expect('{');
                ways.put(way, message(plural ? index : counted));
                expect('}');
            }
            expect('}');
            if (!ways.containsKey("other")) {
                throw broken("needs a way 'other'");
            }
            return new Choice(index, plural, ways);
        }

        private String until(String ends) {
            var start = at;
            while (at < pattern.length() && ends.indexOf(pattern.charAt(at)) < 0) {
                at++;
            }
            return pattern.substring(start, at).strip();
        }

        private char take() {
            if (at >= pattern.length()) {
                throw broken("ends too early");
            }
            return pattern.charAt(at++);
        }

        private void expect(char wanted) {
            if (take() != wanted) {
                throw broken("lacks " + wanted);
            }
        }

        void expectEnd() {
            if (at < pattern.length()) {
                throw broken("has a } too many");
            }
        }

        private IllegalArgumentException broken(String why) {
            return new IllegalArgumentException("Message " + why + " at " + at + ": " + pattern);
        }
    }
}
