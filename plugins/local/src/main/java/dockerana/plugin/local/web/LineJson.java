package dockerana.plugin.local.web;

import dockerana.api.LogRecord;
import dockerana.plugin.local.history.Place;
import java.util.Map;

/** How a log line looks in JSON. */
final class LineJson {
    private static final int LONGEST = 16 << 10;

    private LineJson() {}

    /** Writes it as an element. */
    static void write(LogRecord line, Json json) {
        json.object()
                .member("cursor", Place.of(line).toString())
                .moment("time", line.timeNanos())
                .member("stream", EventJson.given(EventJson.text(line, "stream")))
                .member("text", cut(line.text()));
        if (line.text().length() > LONGEST
                || !EventJson.attribute(line, "log.cut").equals("")) {
            json.member("cut", true);
        }
        if (EventJson.attribute(line, "dockerana.gap") instanceof Map<?, ?> gap) {
            json.member("gap", gap.get("reason") instanceof String reason ? reason : "lines are missing");
        }
        json.endObject();
    }

    /** The name of the log that a line belongs to: its container's, or its file's. */
    static String log(LogRecord line) {
        return EventJson.given(EventJson.text(line, "container.name"))
                .orElseGet(() -> EventJson.text(line, "log.file.path"));
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
