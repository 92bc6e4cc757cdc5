package dockerana.runtime.plugin;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of three numbers. */
record Version(int major, int minor, int patch) implements Comparable<Version> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\.(\\d{1,9})\\.(\\d{1,9})");
    private static final Comparator<Version> ORDER = Comparator.comparingInt(Version::major)
            .thenComparingInt(Version::minor)
            .thenComparingInt(Version::patch);

    /** @throws IllegalArgumentException if the text is not of the form x.y.z */
    static Version of(String text) {
        Matcher numbers = FORM.matcher(text);
        if (!numbers.matches()) {
            throw new IllegalArgumentException("'%s' is not of the form x.y.z".formatted(text));
        }
        return new Version(
                Integer.parseInt(numbers.group(1)),
                Integer.parseInt(numbers.group(2)),
                Integer.parseInt(numbers.group(3)));
    }

    /** A version whose qualifier does not count: a snapshot must not sort below the release that it becomes. */
    static Version withoutQualifier(String text) {
        return of(text.replaceFirst("[-+].*", ""));
    }

    /** Whether an api of this version keeps its promises to what was built for that one: before 1.0 every minor version may break them. */
    boolean keepsPromisesOf(Version builtFor) {
        return major == builtFor.major && (major > 0 || minor == builtFor.minor);
    }

    /** The first two numbers. */
    String line() {
        return major + "." + minor;
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return line() + "." + patch;
    }
}
