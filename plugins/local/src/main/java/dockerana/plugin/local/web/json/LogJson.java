package dockerana.plugin.local.web.json;

import dockerana.api.LogRecord;
import dockerana.plugin.local.history.Place;
import java.util.List;
import java.util.Map;

/** How lines of a log look in JSON. */
public final class LogJson {
    private static final int LONGEST = 16 << 10;

    private LogJson() {}

    /** Begins a Log of that name with these lines. */
    public static Json begin(String name, List<LogRecord> lines, Json json) {
        json.object().member("container", name).array("lines");
        lines.forEach(line -> write(line, json));
        return json.endArray();
    }

    /** Writes a line as an element. */
    public static void write(LogRecord line, Json json) {
        json.object()
                .member("cursor", Place.of(line).toString())
                .moment("time", line.timeNanos())
                .unlessEmpty("stream", RecordAttributes.text(line, "stream"))
                .member("text", cut(line.text()));
        if (line.text().length() > LONGEST
                || !RecordAttributes.of(line, "log.cut").equals("")) {
            json.member("cut", true);
        }
        if (RecordAttributes.of(line, "dockerana.gap") instanceof Map<?, ?> gap) {
            json.member("gap", gap.get("reason") instanceof String reason ? reason : "lines are missing");
        }
        json.endObject();
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
