package caposaldo.analytics.match;

/** How alike two strings are, 0 to 1. */
final class Similarity {

    private static final double PREFIX_WEIGHT = 0.1;
    private static final int LONGEST_PREFIX = 4;

    private Similarity() {}

    /** One less the edits (insert, delete, replace, swap neighbours) per letter of the longer string. */
    static double edits(String a, String b) {
        int longer = Math.max(a.length(), b.length());
        return longer == 0 ? 1 : 1 - (double) distance(a, b) / longer;
    }

    /** Optimal string alignment: Levenshtein with swaps of neighbours. */
    static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            int[] spare = before;
            before = last;
            last = row;
            row = spare;
        }
        return last[b.length()];
    }

    /** Jaro's similarity, raised for a common beginning of up to four letters by Winkler's rule. */
    static double jaroWinkler(String a, String b) {
        double jaro = jaro(a, b);
        int prefix = 0;
        while (prefix < Math.min(LONGEST_PREFIX, Math.min(a.length(), b.length()))
                && a.charAt(prefix) == b.charAt(prefix)) {
            prefix++;
        }
        return jaro + prefix * PREFIX_WEIGHT * (1 - jaro);
    }

    private static double jaro(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) {
            return 0;
        }
        int reach = Math.max(0, Math.max(a.length(), b.length()) / 2 - 1);
        boolean[] taken = new boolean[b.length()];
        char[] common = new char[a.length()];
        int matches = 0;
        for (int i = 0; i < a.length(); i++) {
            for (int j = Math.max(0, i - reach); j < Math.min(b.length(), i + reach + 1); j++) {
                if (!taken[j] && a.charAt(i) == b.charAt(j)) {
                    taken[j] = true;
                    common[matches++] = a.charAt(i);
                    break;
                }
            }
        }
        if (matches == 0) {
            return 0;
        }
        int misplaced = 0;
        for (int j = 0, k = 0; j < b.length(); j++) {
            if (taken[j] && common[k++] != b.charAt(j)) {
                misplaced++;
            }
        }
        double m = matches;
        return (m / a.length() + m / b.length() + (m - misplaced / 2.0) / m) / 3;
    }

    /**
     * Words in any order: every word meets its most similar free partner, longer words count more,
     * and words without a partner count as different.
     */
    static double words(String[] a, String[] b) {
        String[] few = a.length <= b.length ? a : b;
        String[] many = a.length <= b.length ? b : a;
        boolean[] taken = new boolean[many.length];
        double alike = 0;
        double letters = 0;
        for (String word : few) {
            int best = -1;
            double bestSimilarity = 0;
            for (int j = 0; j < many.length; j++) {
                double similarity = taken[j] ? 0 : wordPair(word, many[j]);
                if (similarity > bestSimilarity) {
                    bestSimilarity = similarity;
                    best = j;
                }
            }
            if (best >= 0) {
                taken[best] = true;
                double weight = word.length() + many[best].length();
                alike += weight * bestSimilarity;
                letters += weight;
            } else {
                letters += word.length();
            }
        }
        for (int j = 0; j < many.length; j++) {
            letters += taken[j] ? 0 : many[j].length();
        }
        return letters == 0 ? 0 : alike / letters;
    }

    /** Which share of the shorter list's letters is in words that the longer list has too. */
    static double contained(String[] a, String[] b) {
        String[] few = a.length <= b.length ? a : b;
        String[] many = a.length <= b.length ? b : a;
        double found = 0;
        double letters = 0;
        for (String word : few) {
            double best = 0;
            for (String other : many) {
                best = Math.max(best, wordPair(word, other));
            }
            found += word.length() * best;
            letters += word.length();
        }
        return letters == 0 ? 0 : found / letters;
    }

    /** Relative closeness of two numbers: 1 when equal, 0 when one is nothing beside the other. */
    static double numbers(double a, double b) {
        double larger = Math.max(Math.abs(a), Math.abs(b));
        return larger == 0 ? 1 : Math.max(0, 1 - Math.abs(a - b) / larger);
    }

    private static double wordPair(String a, String b) {
        if (a.equals(b)) {
            return 1;
        }
        // Two words that share less than this are different words, not misspelt ones.
        double similarity = edits(a, b);
        return similarity >= 0.5 ? similarity : 0;
    }
}
