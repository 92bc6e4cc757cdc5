package dockerana.plugin.local.graphite.functions;

import dockerana.plugin.local.graphite.query.QueryException;
import dockerana.plugin.local.graphite.query.TimeOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gives the arguments of a call to the parameters of a function, each as what it is to be, or refuses the call. */
final class Binding {
    private final Function function;
    private final Map<String, List<Object>> bound = new HashMap<>();

    Binding(Function function) {
        this.function = function;
    }

    /**
     * Binds them all.
     *
     * @param values in order; empty for {@code None}
     * @param named by name
     */
    Map<String, List<Object>> bind(List<Optional<Object>> values, Map<String, Optional<Object>> named) {
        List<Parameter> parameters = function.parameters();
        for (int i = 0; i < values.size(); i++) {
            Parameter last = parameters.getLast();
            if (i >= parameters.size() && !last.several()) {
                throw new QueryException("%s(…) takes at most %d arguments, not %d"
                        .formatted(function.name(), parameters.size(), values.size()));
            }
            add(i < parameters.size() ? parameters.get(i) : last, values.get(i));
        }
        Set<String> unknown = new HashSet<>(named.keySet());
        for (Parameter parameter : parameters) {
            if (unknown.remove(parameter.name())) {
                add(parameter, named.getOrDefault(parameter.name(), Optional.empty()));
            }
            complete(parameter);
        }
        if (!unknown.isEmpty()) {
            throw new QueryException("%s(…) knows no '%s'; it takes %s"
                    .formatted(function.name(), unknown.iterator().next(), names()));
        }
        return bound;
    }

    private List<String> names() {
        return function.parameters().stream().map(Parameter::name).toList();
    }

    private void complete(Parameter parameter) {
        if (bound.containsKey(parameter.name())) {
            return;
        }
        if (parameter.required()) {
            throw new QueryException(
                    "%s(…) lacks '%s'; it takes %s".formatted(function.name(), parameter.name(), names()));
        }
        parameter.standard().ifPresent(value -> bound.put(parameter.name(), List.of(value)));
    }

    private void add(Parameter parameter, Optional<Object> value) {
        if (value.isEmpty()) {
            return;
        }
        Object converted = convert(parameter.type(), value.get())
                .orElseThrow(() -> new QueryException("%s(…): '%s' is to be of type %s, not %s"
                        .formatted(
                                function.name(),
                                parameter.name(),
                                parameter.type().graphiteName(),
                                shown(value.get()))));
        if (!parameter.options().isEmpty() && !parameter.options().contains(String.valueOf(converted))) {
            throw new QueryException("%s(…): '%s' is to be one of %s, not '%s'"
                    .formatted(function.name(), parameter.name(), parameter.options(), converted));
        }
        bound.computeIfAbsent(parameter.name(), name -> new ArrayList<>()).add(converted);
    }

    private static String shown(Object value) {
        return value instanceof SeriesList ? "series" : "'" + PythonText.of(value) + "'";
    }

    private static Optional<Object> convert(Parameter.Type type, Object value) {
        return switch (type) {
            case SERIES_LIST -> only(value instanceof SeriesList, value);
            case STRING, TAG -> only(value instanceof String, value);
            case AGGREGATION ->
                only(value instanceof String name && Aggregation.find(name).isPresent(), value);
            case INTEGER, NODE -> integer(value);
            case INTEGER_OR_INFINITY -> integer(value).or(() -> only(value.equals(Double.POSITIVE_INFINITY), value));
            case FLOAT -> number(value);
            case BOOLEAN -> flag(value);
            case INTERVAL -> interval(value);
            case INTEGER_OR_INTERVAL -> value instanceof String ? interval(value) : integer(value);
            case NODE_OR_TAG -> only(value instanceof String || value instanceof Long, value);
            case ANY -> Optional.of(value);
        };
    }

    private static Optional<Object> only(boolean fits, Object value) {
        return fits ? Optional.of(value) : Optional.empty();
    }

    private static Optional<Object> integer(Object value) {
        if (value instanceof Long whole) {
            return only(Math.abs(whole) <= Integer.MAX_VALUE, whole);
        }
        return value instanceof String text && text.matches("-?\\d{1,9}")
                ? Optional.of(Long.valueOf(text))
                : Optional.empty();
    }

    private static Optional<Object> number(Object value) {
        if (value instanceof Number number) {
            return Optional.of(number.doubleValue());
        }
        return value instanceof String text && text.matches("-?\\d{1,15}(\\.\\d{1,15})?([eE]-?\\d{1,3})?")
                ? Optional.of(Double.valueOf(text))
                : Optional.empty();
    }

    private static Optional<Object> flag(Object value) {
        return switch (value.toString().toLowerCase(Locale.ROOT)) {
            case "true", "1" -> Optional.of(true);
            case "false", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<Object> interval(Object value) {
        if (!(value instanceof String text)) {
            return Optional.empty();
        }
        TimeOffset.interval(text);
        return Optional.of(text);
    }
}
