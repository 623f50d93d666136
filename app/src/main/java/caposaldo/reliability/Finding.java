package caposaldo.reliability;

import java.util.List;
import java.util.stream.Stream;

/** What evidence of a step says, in one word. */
public enum Finding {
    ACTIVE(Step.REGISTRY, false),
    INSOLVENT(Step.REGISTRY, true),
    STRUCK_OFF(Step.REGISTRY, true),
    AUDITED(Step.STATEMENTS, false),
    UNAUDITED(Step.STATEMENTS, false),
    NO_CASES(Step.COURTS, false),
    CASES(Step.COURTS, false),
    NOT_LISTED(Step.SANCTIONS, false),
    LISTED(Step.SANCTIONS, true),
    GOOD(Step.REFERENCES, false),
    MIXED(Step.REFERENCES, false),
    POOR(Step.REFERENCES, false);

    private final Step step;
    private final boolean stops;

    Finding(Step step, boolean stops) {
        this.step = step;
        this.stops = stops;
    }

    public Step step() {
        return step;
    }

    /** Whether there is no credit, whatever the points say. */
    public boolean isStop() {
        return stops;
    }

    public static List<Finding> of(Step step) {
        return Stream.of(values()).filter(finding -> finding.step == step).toList();
    }
}
