package dockerana.plugin.logs;

import com.google.re2j.Matcher;

/**
 * A pattern that is looked for in lines. Confined to one thread.
 */
final class Sought {
    private final int number;
    private final String name;
    private final Rule rule;
    private final Matcher matcher;
    private final double scale;
    private final boolean valued;

    /** @param number its place among all patterns */
    Sought(int number, String name, Rule rule) {
        this.number = number;
        this.name = name;
        this.rule = rule;
        this.matcher = rule.match().matcher();
        this.scale = rule.scale().orElse(1.0);
        this.valued = rule.match().hasValue();
    }

    int number() {
        return number;
    }

    String name() {
        return name;
    }

    boolean takes(String log) {
        return rule.takes(log);
    }

    boolean takes(int stream) {
        return rule.takes(stream);
    }

    /** Whether a text may match, as far as its bytes tell at a glance. */
    boolean mayBeIn(byte[] text, int length) {
        return rule.match().mayBeIn(text, length);
    }

    boolean isIn(CharSequence text) {
        return matcher.reset(text).find();
    }

    /** The value in the text where it was found; NaN if there is no number. */
    double value(CharSequence text) {
        return valued ? scale * rule.match().value(matcher, text) : Double.NaN;
    }
}
