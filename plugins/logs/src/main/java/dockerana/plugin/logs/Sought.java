package dockerana.plugin.logs;

import com.google.re2j.Matcher;

/**
 * A pattern that is looked for in lines. Confined to one thread.
 */
final class Sought {
    private final int number;
    private final String name;
    private final PatternConfig config;
    private final Matcher matcher;
    private final double scale;
    private final boolean valued;

    /** @param number its place among all patterns */
    Sought(int number, String name, PatternConfig config) {
        this.number = number;
        this.name = name;
        this.config = config;
        this.matcher = config.match().matcher();
        this.scale = config.scale().orElse(1.0);
        this.valued = config.match().hasValue();
    }

    int number() {
        return number;
    }

    String name() {
        return name;
    }

    boolean takes(String container) {
        return config.takes(container);
    }

    boolean takes(int stream) {
        return config.takes(stream);
    }

    /** Whether a text may match, as far as its bytes tell at a glance. */
    boolean mayBeIn(byte[] text, int length) {
        return config.match().mayBeIn(text, length);
    }

    boolean isIn(CharSequence text) {
        return matcher.reset(text).find();
    }

    /** The value in the text where it was found; NaN if there is no number. */
    double value(CharSequence text) {
        return valued ? scale * config.match().value(matcher, text) : Double.NaN;
    }
}
