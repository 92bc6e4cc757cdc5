package dockerana.runtime.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word that someone probably meant. */
final class Nearest {
    private Nearest() {}

    /** {@code ; did you mean 'port'?}, or the words that are known if none is near. */
    static String hint(String word, Collection<String> known, String what) {
        if (known.isEmpty()) {
            return "; there are no " + what;
        }
        return to(word, known)
                .map("; did you mean '%s'?"::formatted)
                .orElseGet(() -> "; known %s are %s"
                        .formatted(
                                what, String.join(", ", known.stream().sorted().toList())));
    }

    /** The nearest of these words, if it is near. */
    static Optional<String> to(String word, Collection<String> known) {
        return known.stream()
                .filter(candidate -> isNear(word, candidate))
                .min(Comparator.comparingInt((String candidate) -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** A third of the letters may be wrong, or one word the beginning of the other. */
    private static boolean isNear(String word, String candidate) {
        int longer = Math.max(word.length(), candidate.length());
        boolean begins = word.length() > 2
                && candidate.length() > 2
                && (word.startsWith(candidate) || candidate.startsWith(word));
        return begins || distance(word, candidate) <= Math.max(1, longer / 3);
    }

    /** How many letters were added, left out, changed, or swapped with their neighbour (Damerau and Levenshtein). */
    static int distance(String a, String b) {
        int[][] costs = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    costs[i][j] = i + j;
                    continue;
                }
                int changed = costs[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                int cost = Math.min(changed, Math.min(costs[i - 1][j], costs[i][j - 1]) + 1);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                costs[i][j] = swapped ? Math.min(cost, costs[i - 2][j - 2] + 1) : cost;
            }
        }
        return costs[a.length()][b.length()];
    }
}
