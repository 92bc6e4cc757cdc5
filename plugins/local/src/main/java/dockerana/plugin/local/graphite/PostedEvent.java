package dockerana.plugin.local.graphite;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dockerana.plugin.local.graphite.query.QueryException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** An event that a client tells of: {@code {"what": "deploy", "tags": ["web"], "when": 1795360592, "data": "v2"}}. */
record PostedEvent(String what, String data, List<String> tags, OptionalLong when) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MOST_TAGS = 100;
    private static final long LATEST = 9_000_000_000L;

    static PostedEvent parse(byte[] json) {
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw wrong();
            }
            return read(parser);
        } catch (IOException e) {
            throw wrong();
        }
    }

    private static PostedEvent read(JsonParser parser) throws IOException {
        String what = "";
        String data = "";
        List<String> tags = List.of();
        OptionalLong when = OptionalLong.empty();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            switch (name) {
                case "what" -> what = parser.getValueAsString("");
                case "data" -> data = parser.getValueAsString("");
                case "tags" -> tags = tags(parser);
                case "when" -> when = OptionalLong.of(time(parser));
                default -> parser.skipChildren();
            }
        }
        if (what.isBlank()) {
            throw wrong();
        }
        return new PostedEvent(what, data, tags, when);
    }

    /** Seconds since 1970; what is no such time, such as milliseconds, would be remembered where nobody looks. */
    private static long time(JsonParser parser) throws IOException {
        long when = parser.getValueAsLong(-1);
        if (when < 0 || when > LATEST) {
            throw wrong();
        }
        return when;
    }

    /** A list of words, or words in one string. */
    private static List<String> tags(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return List.of(parser.getText().strip().split("\\s+", -1));
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw wrong();
        }
        List<String> tags = new ArrayList<>();
        while (parser.nextToken() == JsonToken.VALUE_STRING && tags.size() < MOST_TAGS) {
            tags.add(parser.getText());
        }
        if (parser.currentToken() != JsonToken.END_ARRAY) {
            throw wrong();
        }
        return tags;
    }

    private static QueryException wrong() {
        return new QueryException(
                "an event is a JSON object such as {\"what\": \"deploy\", \"tags\": [\"web\"], \"when\": 1795360592, \"data\": \"v2\"}; "
                        + "only 'what' has to be there");
    }
}
