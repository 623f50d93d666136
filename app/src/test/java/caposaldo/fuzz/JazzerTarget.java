package caposaldo.fuzz;

/** How Jazzer calls a reader. */
public final class JazzerTarget {

    private static FuzzedReader reader = FuzzedReaders.ALL.getFirst();

    private JazzerTarget() {}

    /** @param args the reader's name */
    public static void fuzzerInitialize(String[] args) {
        reader = FuzzedReaders.named(args[0]);
    }

    public static void fuzzerTestOneInput(byte[] file) {
        reader.bears(file);
    }
}
