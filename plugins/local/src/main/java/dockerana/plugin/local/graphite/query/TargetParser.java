package dockerana.plugin.local.graphite.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a target: {@code aliasByNode(scale(a.*.{b,c}, 0.5), 1)}. One instance reads one target once. */
public final class TargetParser {
    private static final int DEEPEST = 32;
    private static final int LONGEST = 16_384;

    private final String text;
    private final Tokens tokens;

    private TargetParser(String text) {
        if (text.length() > LONGEST) {
            throw new QueryException(
                    "the target is %d characters long; at most %d are read: use wildcards instead of long lists"
                            .formatted(text.length(), LONGEST));
        }
        this.text = text;
        this.tokens = new Tokens(text);
    }

    /** Reads a whole target. */
    public static Expression parse(String target) {
        var parser = new TargetParser(target);
        Expression read = parser.expression(0);
        parser.tokens.expectEnd();
        return read;
    }

    /**
     * The first path in the name of a series, which functions have written: {@code a.b} in {@code scale(a.b,2)}. As graphite-web does, what
     * follows a name that is no call is not looked at.
     */
    public static Optional<String> firstPath(String name) {
        try {
            Expression at = new TargetParser(name).expression(0);
            while (at instanceof Expression.Call call) {
                if (call.arguments().isEmpty()) {
                    return Optional.empty();
                }
                at = call.arguments().getFirst();
            }
            return at instanceof Expression.Path path ? Optional.of(path.pattern()) : Optional.empty();
        } catch (QueryException noCall) {
            return plainPath(name);
        }
    }

    private static Optional<String> plainPath(String name) {
        try {
            return Optional.of(new Tokens(name).path());
        } catch (QueryException noPath) {
            return Optional.empty();
        }
    }

    private Expression expression(int depth) {
        if (depth > DEEPEST) {
            throw new QueryException(
                    "functions are nested more than %d deep; write a shallower target".formatted(DEEPEST));
        }
        Expression read = callOrPath(depth);
        while (tokens.skip('|')) {
            if (!(callOrPath(depth) instanceof Expression.Call call)) {
                throw tokens.expected("a function after '|'");
            }
            read = call.behind(read);
        }
        return read;
    }

    private Expression callOrPath(int depth) {
        tokens.skipSpace();
        int start = tokens.position();
        String name = tokens.word();
        if (!name.isEmpty() && tokens.skip('(')) {
            return call(name, start, depth);
        }
        tokens.back(start);
        return new Expression.Path(tokens.path());
    }

    private Expression call(String function, int start, int depth) {
        List<Expression> arguments = new ArrayList<>();
        Map<String, Expression> named = new LinkedHashMap<>();
        if (!tokens.skip(')')) {
            do {
                argument(function, arguments, named, depth);
            } while (tokens.skip(','));
            tokens.expect(')');
        }
        return new Expression.Call(function, arguments, named, text.substring(start, tokens.position()));
    }

    private void argument(String function, List<Expression> arguments, Map<String, Expression> named, int depth) {
        tokens.skipSpace();
        int start = tokens.position();
        String name = tokens.word();
        if (!name.isEmpty() && tokens.skip('=')) {
            named.put(name, value(depth));
            return;
        }
        tokens.back(start);
        if (!named.isEmpty()) {
            throw new QueryException("in %s(…) an argument without a name follows '%s='; put it before"
                    .formatted(function, named.keySet().iterator().next()));
        }
        arguments.add(value(depth));
    }

    private Expression value(int depth) {
        Optional<Expression> literal = tokens.literal();
        return literal.isPresent() ? literal.get() : expression(depth + 1);
    }
}
