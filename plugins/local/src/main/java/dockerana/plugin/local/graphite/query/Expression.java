package dockerana.plugin.local.graphite.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A target or a part of one, as it was written. */
public sealed interface Expression {
    /** Series by their path, which may have wildcards. */
    record Path(String pattern) implements Expression {}

    /**
     * A function and what it is given.
     *
     * @param named what is given by name, after the others
     * @param raw the whole call as it was written
     */
    record Call(String function, List<Expression> arguments, Map<String, Expression> named, String raw)
            implements Expression {
        /** Copies both. */
        public Call {
            arguments = List.copyOf(arguments);
            named = Map.copyOf(named);
        }

        /** The same with one more argument before the others: {@code x | f(1)} is {@code f(x, 1)}. */
        Call behind(Expression first) {
            List<Expression> all = new ArrayList<>();
            all.add(first);
            all.addAll(arguments);
            return new Call(function, all, named, raw);
        }
    }

    /** A number without a point. */
    record Whole(long value) implements Expression {}

    /** A number with a point or an exponent, and {@code inf}. */
    record Decimal(double value) implements Expression {}

    /** What stood between quotes, backslashes and all. */
    record Text(String value) implements Expression {}

    /** {@code true} or {@code false}. */
    record Flag(boolean value) implements Expression {}

    /** {@code None}. */
    record Nothing() implements Expression {}
}
