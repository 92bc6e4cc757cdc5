package dockerana.plugin.local.graphite.functions;

import static dockerana.plugin.local.graphite.functions.Parameter.Type.BOOLEAN;
import static dockerana.plugin.local.graphite.functions.Parameter.Type.INTERVAL;
import static dockerana.plugin.local.graphite.functions.Parameter.optional;
import static dockerana.plugin.local.graphite.functions.Parameter.required;

import dockerana.plugin.local.graphite.query.TimeOffset;
import java.util.List;

/** What looks at another time. */
final class TimeFunctions {
    private TimeFunctions() {}

    static List<Function> all() {
        return List.of(Function.of(
                "timeShift",
                "Transform",
                "As it was so long ago: \"1d\" is yesterday.",
                TimeFunctions::shift,
                required("timeShift", INTERVAL),
                optional("resetEnd", BOOLEAN, true),
                optional("alignDst", BOOLEAN, false)));
    }

    private static List<TimeSeries> shift(Call call) {
        List<TimeSeries> unshifted = call.series();
        if (unshifted.isEmpty()) {
            return unshifted;
        }
        String written = call.text("timeShift");
        String text = Character.isDigit(written.charAt(0)) ? "-" + written : written;
        long offset = TimeOffset.seconds(text);
        TimeSeries like = unshifted.getFirst();
        boolean resetEnd = call.flag("resetEnd");
        return call.again(call.context().from() + offset, call.context().until() + offset).stream()
                .map(series -> {
                    long end = resetEnd ? like.end() : series.end() - series.start() + like.start();
                    return series.named("timeShift(%s, \"%s\")".formatted(series.name(), text))
                            .at(like.start(), end, series.step())
                            .tagged("timeShift", text);
                })
                .toList();
    }
}
