package dockerana.plugin.local.graphite.functions;

import java.util.List;
import java.util.Optional;

/**
 * What a function takes at one place.
 *
 * @param name by which it can be given
 * @param required whether a call without it is refused
 * @param several whether there may be more of them; only the last parameter of a function
 * @param standard what it is if it is not given
 * @param options what it may be; anything if there are none
 */
public record Parameter(
        String name, Type type, boolean required, boolean several, Optional<Object> standard, List<String> options) {
    /** What values there are, by graphite-web's names for them. */
    public enum Type {
        SERIES_LIST("seriesList"),
        STRING("string"),
        INTEGER("integer"),
        INTEGER_OR_INFINITY("intOrInf"),
        FLOAT("float"),
        BOOLEAN("boolean"),
        INTERVAL("interval"),
        INTEGER_OR_INTERVAL("intOrInterval"),
        NODE("node"),
        NODE_OR_TAG("nodeOrTag"),
        TAG("tag"),
        AGGREGATION("aggFunc"),
        ANY("any");

        private final String graphiteName;

        Type(String graphiteName) {
            this.graphiteName = graphiteName;
        }

        /** By which query editors know it. */
        public String graphiteName() {
            return graphiteName;
        }
    }

    /** Copies the options. */
    public Parameter {
        options = List.copyOf(options);
    }

    static Parameter required(String name, Type type) {
        return new Parameter(name, type, true, false, Optional.empty(), List.of());
    }

    static Parameter optional(String name, Type type) {
        return new Parameter(name, type, false, false, Optional.empty(), List.of());
    }

    static Parameter optional(String name, Type type, Object standard) {
        return new Parameter(name, type, false, false, Optional.of(standard), List.of());
    }

    static Parameter several(String name, Type type) {
        return new Parameter(name, type, true, true, Optional.empty(), List.of());
    }

    static Parameter anyNumberOf(String name, Type type) {
        return new Parameter(name, type, false, true, Optional.empty(), List.of());
    }

    static Parameter oneOf(String name, List<String> options) {
        return new Parameter(name, Type.STRING, true, false, Optional.empty(), options);
    }

    /** What most functions take first. */
    static Parameter seriesList() {
        return required("seriesList", Type.SERIES_LIST);
    }
}
