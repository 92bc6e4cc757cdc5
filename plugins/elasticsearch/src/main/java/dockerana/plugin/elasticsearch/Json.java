package dockerana.plugin.elasticsearch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads answers. What is not JSON is an {@link IOException}. */
final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    static JsonParser parser(InputStream in) throws IOException {
        return FACTORY.createParser(in);
    }

    /** The texts and numbers of an object, by their path with dots; arrays are left out. */
    static Map<String, String> flat(InputStream in) throws IOException {
        Map<String, String> values = new HashMap<>();
        try (JsonParser parser = parser(in)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                read(parser, "", values);
            }
            in.skip(Long.MAX_VALUE);
        }
        return values;
    }

    private static void read(JsonParser parser, String path, Map<String, String> values) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = path + parser.currentName();
            switch (parser.nextToken()) {
                case START_OBJECT -> {
                    values.put(name, "");
                    read(parser, name + '.', values);
                }
                case START_ARRAY -> parser.skipChildren();
                default -> values.put(name, parser.getText());
            }
        }
    }

    /** The first value whose path ends like this. */
    static Optional<String> ending(Map<String, String> values, String end) {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(end))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
