package dockerana.plugin.local.graphite.functions;

import dockerana.plugin.local.graphite.query.QueryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** One call of a function: what it was given, and for which time. */
final class Call {
    /** Evaluates the first argument again, for another time. */
    @FunctionalInterface
    interface Again {
        List<TimeSeries> evaluate(Context context);
    }

    private final Function function;
    private final Map<String, List<Object>> arguments;
    private final Context context;
    private final Again again;

    /**
     * Of arguments that fit.
     *
     * @param arguments by the names of the parameters; of those with a standard value none is missing
     */
    Call(Function function, Map<String, List<Object>> arguments, Context context, Again again) {
        this.function = function;
        this.arguments = Map.copyOf(arguments);
        this.context = context;
        this.again = again;
    }

    Context context() {
        return context;
    }

    Budget budget() {
        return context.budget();
    }

    /** The series of its first parameter. */
    List<TimeSeries> series() {
        return series(function.parameters().getFirst().name());
    }

    List<TimeSeries> series(String name) {
        List<TimeSeries> all = new ArrayList<>();
        for (Object value : all(name)) {
            all.addAll(((SeriesList) value).series());
        }
        return all;
    }

    /** How many lists of series its first parameter was given. */
    int lists() {
        return all(function.parameters().getFirst().name()).size();
    }

    List<Object> all(String name) {
        return arguments.getOrDefault(name, List.of());
    }

    Optional<Object> find(String name) {
        List<Object> all = all(name);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getFirst());
    }

    private Object get(String name) {
        return find(name).orElseThrow(() -> new QueryException("%s(…) lacks '%s'".formatted(function.name(), name)));
    }

    String text(String name) {
        return (String) get(name);
    }

    double number(String name) {
        return (Double) get(name);
    }

    OptionalDouble findNumber(String name) {
        return find(name).map(value -> OptionalDouble.of((Double) value)).orElse(OptionalDouble.empty());
    }

    int integer(String name) {
        return Math.toIntExact((Long) get(name));
    }

    /** A count, or infinity. */
    double count(String name) {
        return ((Number) get(name)).doubleValue();
    }

    boolean flag(String name) {
        return (Boolean) get(name);
    }

    Aggregation aggregation(String name) {
        return Aggregation.named(text(name));
    }

    /** The series of the first argument for another time. */
    List<TimeSeries> again(long from, long until) {
        return again.evaluate(context.during(from, until));
    }
}
