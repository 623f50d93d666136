package caposaldo.exchange;

import java.util.List;

/** A file that cannot be taken as it is; the message says what to do. */
class Refused extends RuntimeException {

    private final String messageKey;
    private final transient List<Object> arguments;

    Refused(String messageKey, Object... arguments) {
        super(messageKey);
        this.messageKey = messageKey;
        this.arguments = List.of(arguments);
    }

    Refused(String messageKey, Throwable cause) {
        super(messageKey, cause);
        this.messageKey = messageKey;
        this.arguments = List.of();
    }

    String messageKey() {
        return messageKey;
    }

    List<String> arguments() {
        return arguments.stream().map(Object::toString).toList();
    }
}
