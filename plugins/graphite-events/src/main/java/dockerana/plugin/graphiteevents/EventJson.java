package dockerana.plugin.graphiteevents;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dockerana.api.LogRecord;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An event as graphite-web takes it. */
final class EventJson {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int NANOS = 1_000_000_000;

    /** What graphite-web's database keeps of a title. */
    private static final int LONGEST_TITLE = 255;

    private EventJson() {}

    static String of(LogRecord event, List<String> tags) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("what", title(event.text()));
            json.writeStringField("tags", String.join(" ", tags));
            json.writeNumberField("when", Math.floorDiv(event.timeNanos(), NANOS));
            json.writeStringField("data", details(event));
            json.writeEndObject();
        }
        return text.toString();
    }

    private static String title(String text) {
        if (text.length() <= LONGEST_TITLE) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST_TITLE - 2)) ? LONGEST_TITLE - 2 : LONGEST_TITLE - 1;
        return text.substring(0, end) + '…';
    }

    /** What a person wants to know next: the image, and how the log of a container that died ended. */
    private static String details(LogRecord event) {
        return Stream.of("container.image.name", "log.last_lines")
                .map(name -> event.attributes()
                        .getOrDefault(name, event.origin().attributes().getOrDefault(name, "")))
                .map(Object::toString)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
