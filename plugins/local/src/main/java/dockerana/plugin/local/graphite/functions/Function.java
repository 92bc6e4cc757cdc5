package dockerana.plugin.local.graphite.functions;

import java.util.ArrayList;
import java.util.List;

/**
 * A function that targets may call.
 *
 * @param group under which query editors list it
 * @param description what it does, in a sentence or two
 */
public record Function(String name, String group, String description, List<Parameter> parameters, Body body) {
    /** What it does. */
    @FunctionalInterface
    interface Body {
        List<TimeSeries> apply(Call call);
    }

    /** Copies the parameters. */
    public Function {
        parameters = List.copyOf(parameters);
    }

    /** One that takes series and perhaps more. */
    static Function of(String name, String group, String description, Body body, Parameter... more) {
        var parameters = new ArrayList<Parameter>();
        parameters.add(Parameter.seriesList());
        parameters.addAll(List.of(more));
        return new Function(name, group, description, parameters, body);
    }

    /** The same under another name. */
    Function as(String otherName) {
        return new Function(otherName, group, description, parameters, body);
    }
}
