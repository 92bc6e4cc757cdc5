package dockerana.plugin.local.graphite.functions;

import dockerana.plugin.local.graphite.query.QueryException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All functions that targets may call, by name. Immutable. */
public final class Functions {
    /** The one that reads instead of computing. */
    static final String SERIES_BY_TAG = "seriesByTag";

    private final Map<String, Function> byName = new TreeMap<>();

    /** All there are. */
    public Functions() {
        Stream.of(
                        AliasFunctions.all(),
                        CombineFunctions.all(),
                        GroupFunctions.all(),
                        RatioFunctions.all(),
                        TransformFunctions.all(),
                        NullFunctions.all(),
                        RateFunctions.all(),
                        SummaryFunctions.all(),
                        TimeFunctions.all(),
                        WindowFunctions.all(),
                        FilterFunctions.all(),
                        ThresholdFunctions.all(),
                        SortFunctions.all(),
                        ConstantFunctions.all(),
                        DrawingFunctions.all(),
                        List.of(seriesByTag()))
                .flatMap(List::stream)
                .forEach(function -> byName.put(function.name(), function));
    }

    private static Function seriesByTag() {
        return new Function(
                SERIES_BY_TAG,
                "Special",
                "Reads the series whose tags fit: \"name=containers.cpu.percent\", \"container!=web\", \"image=~redis.*\".",
                List.of(Parameter.several("tagExpressions", Parameter.Type.STRING)),
                call -> List.of());
    }

    /** One of them; refused if there is none of that name. */
    public Function get(String name) {
        Function function = byName.get(name);
        if (function == null) {
            throw new QueryException("there is no function '%s' here; those there are: see /functions".formatted(name));
        }
        return function;
    }

    /** Sorted by name. */
    public Collection<Function> all() {
        return List.copyOf(byName.values());
    }
}
