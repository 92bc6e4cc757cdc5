package dockerana.plugin.docker;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Takes a reading of a container's statistics apart: every number by the path of its keys, such as {@code memory_stats.usage}. What is listed by
 * block device gets the device and the operation for keys: {@code blkio_stats.io_service_bytes_recursive.8:0.read}.
 */
final class Statistics {
    /** Of an engine whose client waits for two readings; nothing here does. */
    private static final String THE_READING_BEFORE = "precpu_stats";

    /** When the engine read it; of a container that does not run, the year 1. */
    private static final String WHEN = "read";

    private static final String NEVER = "0001-";
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonParser json;
    private final Map<String, Double> numbers = new HashMap<>();
    private boolean never;

    private Statistics(JsonParser json) {
        this.json = json;
    }

    /** Empty if the container does not run. */
    static Map<String, Double> of(byte[] answer) throws IOException {
        try (JsonParser json = JSON.createParser(answer)) {
            Statistics statistics = new Statistics(json);
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("Docker's statistics are no JSON object");
            }
            statistics.object("");
            return statistics.never ? Map.of() : Map.copyOf(statistics.numbers);
        }
    }

    private void object(String prefix) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String path = prefix + json.currentName();
            json.nextToken();
            if (path.equals(THE_READING_BEFORE)) {
                json.skipChildren();
            } else {
                value(path);
            }
        }
    }

    private void value(String path) throws IOException {
        switch (json.currentToken()) {
            case START_OBJECT -> object(path + '.');
            case START_ARRAY -> array(path + '.');
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> numbers.put(path, json.getDoubleValue());
            case VALUE_STRING -> never |= path.equals(WHEN) && json.getText().startsWith(NEVER);
            default -> {} // null, or a word
        }
    }

    private void array(String prefix) throws IOException {
        int index = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == JsonToken.START_OBJECT) {
                ofDevice(prefix);
            } else {
                value(prefix + index++);
            }
        }
    }

    private void ofDevice(String prefix) throws IOException {
        long major = 0;
        long minor = 0;
        String operation = "";
        double value = Double.NaN;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            json.nextToken();
            switch (key) {
                case "major" -> major = json.getValueAsLong();
                case "minor" -> minor = json.getValueAsLong();
                case "op" -> operation = json.getText().toLowerCase(Locale.ROOT);
                case "value" -> value = json.getValueAsDouble(Double.NaN);
                default -> json.skipChildren();
            }
        }
        numbers.put("%s%d:%d.%s".formatted(prefix, major, minor, operation), value);
    }
}
