package dockerana.plugin.local.graphite.functions;

import dockerana.plugin.local.graphite.query.Expression;
import dockerana.plugin.local.graphite.query.QueryException;
import dockerana.plugin.local.graphite.query.TagExpression;
import dockerana.plugin.local.history.Rollup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns a target into series. Keeps nothing between two. */
public final class Evaluator {
    private final Functions functions;

    /** With the functions that targets may call. */
    public Evaluator(Functions functions) {
        this.functions = functions;
    }

    /** The series of a whole target. */
    public List<TimeSeries> evaluate(Expression target, Context context) {
        return switch (target) {
            case Expression.Path path -> context.data().byPath(path.pattern(), context);
            case Expression.Call call when call.function().equals(Functions.SERIES_BY_TAG) -> byTag(call, context);
            case Expression.Call call -> call(call, context);
            default -> throw new QueryException("a target is a path or a function, not a value alone");
        };
    }

    private static List<TimeSeries> byTag(Expression.Call call, Context context) {
        List<String> texts = call.arguments().stream()
                .map(argument -> argument instanceof Expression.Text text ? text.value() : "")
                .toList();
        return context.data().byTags(TagExpression.parseAll(texts), call.raw(), context);
    }

    private List<TimeSeries> call(Expression.Call call, Context context) {
        Function function = functions.get(call.function());
        context.budget().call();
        Context inner = context;
        if (asksForMaximum(call)) {
            inner = context.with(Rollup.MAXIMUM);
        }
        List<Optional<Object>> values = new ArrayList<>();
        for (Expression argument : call.arguments()) {
            values.add(value(argument, inner));
        }
        Map<String, Optional<Object>> named = new HashMap<>();
        call.named().forEach((name, argument) -> named.put(name, value(argument, context)));
        Map<String, List<Object>> bound = new Binding(function).bind(values, named);
        List<TimeSeries> result = function.body()
                .apply(new Call(
                        function,
                        bound,
                        context,
                        again -> evaluate(call.arguments().getFirst(), again)));
        result.forEach(series -> context.budget().work(series.values().length));
        return result;
    }

    /** Peaks that are asked for are looked for in what was kept of peaks. */
    private static boolean asksForMaximum(Expression.Call call) {
        return call.function().equals("consolidateBy")
                && call.arguments().size() == 2
                && call.arguments().getLast().equals(new Expression.Text("max"));
    }

    private Optional<Object> value(Expression argument, Context context) {
        return switch (argument) {
            case Expression.Whole whole -> Optional.of(whole.value());
            case Expression.Decimal decimal -> Optional.of(decimal.value());
            case Expression.Text text -> Optional.of(text.value());
            case Expression.Flag flag -> Optional.of(flag.value());
            case Expression.Nothing nothing -> Optional.empty();
            case Expression.Path path -> Optional.of(new SeriesList(evaluate(path, context)));
            case Expression.Call inner -> Optional.of(new SeriesList(evaluate(inner, context)));
        };
    }
}
