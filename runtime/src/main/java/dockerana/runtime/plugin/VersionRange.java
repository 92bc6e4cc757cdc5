package dockerana.runtime.plugin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which versions will do: comparisons joined by {@code &}, such as {@code >=1.2.0 & <2.0.0}. A version alone means itself, {@code *} any.
 *
 * @param text as it was written
 */
record VersionRange(String text, List<Bound> bounds) {
    private static final Pattern BOUND = Pattern.compile("(>=|<=|>|<|=|)\\s*(\\S+)");

    VersionRange {
        bounds = List.copyOf(bounds);
    }

    /** @throws IllegalArgumentException if the text is not a range */
    static VersionRange of(String text) {
        List<Bound> bounds = new ArrayList<>();
        if (!text.strip().equals("*")) {
            for (String part : text.split("&", -1)) {
                Matcher bound = BOUND.matcher(part.strip());
                if (!bound.matches()) {
                    throw new IllegalArgumentException("'%s' is not a range of versions".formatted(text));
                }
                bounds.add(new Bound(bound.group(1), Version.of(bound.group(2))));
            }
        }
        return new VersionRange(text.strip(), bounds);
    }

    boolean contains(Version version) {
        return bounds.stream().allMatch(bound -> bound.admits(version));
    }

    /** The version from which on it admits any; empty if there is no such limit. */
    Optional<Version> from() {
        return bounds.stream()
                .filter(bound -> !bound.sign().startsWith("<"))
                .map(Bound::version)
                .max(Comparator.naturalOrder());
    }

    @Override
    public String toString() {
        return text;
    }

    /** One comparison. */
    record Bound(String sign, Version version) {
        boolean admits(Version candidate) {
            int order = candidate.compareTo(version);
            return switch (sign) {
                case ">=" -> order >= 0;
                case ">" -> order > 0;
                case "<=" -> order <= 0;
                case "<" -> order < 0;
                default -> order == 0;
            };
        }
    }
}
