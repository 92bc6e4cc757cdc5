package dockerana.plugin.local.graphite;

import dockerana.plugin.local.graphite.functions.Function;
import dockerana.plugin.local.graphite.functions.Functions;
import dockerana.plugin.local.graphite.functions.Parameter;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What query editors want to know of functions. */
final class FunctionReplies {
    private FunctionReplies() {}

    static Reply of(Functions functions, Optional<String> name) {
        if (name.isPresent()) {
            Function one = functions.get(name.get());
            return Reply.json(json -> write(one, json));
        }
        return Reply.json(json -> {
            String comma = "{";
            for (Function function : functions.all()) {
                json.raw(comma).string(function.name()).raw(": ");
                write(function, json);
                comma = ", ";
            }
            json.raw("}");
        });
    }

    private static void write(Function function, JsonWriter json) throws IOException {
        String signature = function.parameters().stream()
                .map(FunctionReplies::signature)
                .collect(Collectors.joining(", ", function.name() + "(", ")"));
        json.raw("{\"name\": ").string(function.name());
        json.raw(", \"function\": ").string(signature);
        json.raw(", \"description\": ").string(function.description());
        json.raw(", \"module\": \"graphite.render.functions\", \"group\": ").string(function.group());
        json.raw(", \"params\": [");
        String comma = "";
        for (Parameter parameter : function.parameters()) {
            json.raw(comma);
            write(parameter, json);
            comma = ", ";
        }
        json.raw("]}");
    }

    private static String signature(Parameter parameter) {
        if (parameter.several()) {
            return "*" + parameter.name();
        }
        return parameter.required() ? parameter.name() : parameter.name() + "=" + python(parameter.standard());
    }

    private static String python(Optional<Object> standard) {
        return standard.map(value -> switch (value) {
                    case String text -> "'" + text + "'";
                    case Boolean flag -> flag ? "True" : "False";
                    case Double number -> Double.isInfinite(number) ? "inf" : number.toString();
                    default -> value.toString();
                })
                .orElse("None");
    }

    private static void write(Parameter parameter, JsonWriter json) throws IOException {
        json.raw("{\"name\": ").string(parameter.name());
        json.raw(", \"type\": ").string(parameter.type().graphiteName());
        json.raw(parameter.required() ? ", \"required\": true" : "");
        json.raw(parameter.several() ? ", \"multiple\": true" : "");
        if (parameter.standard().isPresent()) {
            json.raw(", \"default\": ");
            value(parameter.standard().get(), json);
        }
        List<String> options = parameter.options();
        if (!options.isEmpty()) {
            json.raw(", \"options\": ");
            json.strings(options);
        }
        json.raw("}");
    }

    private static void value(Object value, JsonWriter json) throws IOException {
        switch (value) {
            case String text -> json.string(text);
            case Double number -> json.number(number);
            default -> json.raw(value.toString());
        }
    }
}
