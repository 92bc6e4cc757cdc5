package dockerana.plugin.docker;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value that the engine said, by what is asked of it: what is missing, null or of another kind is empty, zero or false. docker-java's
 * classes for answers would have to be understood by reflection first, which takes longer than all answers do at the start.
 *
 * @param value a map, a list, a text, a number, a boolean, or null
 */
record Said(@Nullable Object value) {
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
            .build();

    /** Deeper than any answer. */
    private static final int DEEPEST = 100;

    /** Reads one value. */
    static Said of(InputStream in) throws IOException {
        try (JsonParser json = JSON.createParser(in)) {
            json.nextToken();
            return new Said(read(json, 0));
        }
    }

    private static @Nullable Object read(JsonParser json, int depth) throws IOException {
        JsonToken token = json.currentToken();
        if (token == null || depth > DEEPEST) {
            throw new IOException("Docker's answer is no JSON, or ends within");
        }
        return switch (token) {
            case START_OBJECT -> object(json, depth);
            case START_ARRAY -> array(json, depth);
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private static Map<String, @Nullable Object> object(JsonParser json, int depth) throws IOException {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            fields.put(name, read(json, depth + 1));
        }
        return fields;
    }

    private static List<@Nullable Object> array(JsonParser json, int depth) throws IOException {
        List<@Nullable Object> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            items.add(read(json, depth + 1));
        }
        return items;
    }

    /** What an object has under this name. */
    Said at(String name) {
        return new Said(value instanceof Map<?, ?> fields ? fields.get(name) : null);
    }

    boolean isMissing() {
        return value == null;
    }

    String text() {
        return value instanceof String text ? text : "";
    }

    long number() {
        return value instanceof Number number ? number.longValue() : 0;
    }

    boolean isTrue() {
        return Boolean.TRUE.equals(value);
    }

    List<Said> items() {
        List<Said> items = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(item -> items.add(new Said(item)));
        }
        return items;
    }

    List<String> texts() {
        return items().stream().map(Said::text).toList();
    }

    /** What an object has, in the order in which it was said. */
    Map<String, Said> fields() {
        Map<String, Said> fields = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, field) -> fields.put(String.valueOf(name), new Said(field)));
        }
        return fields;
    }

    /** Those of an object's fields that are texts. */
    Map<String, String> textFields() {
        Map<String, String> texts = new LinkedHashMap<>();
        fields().forEach((name, field) -> {
            if (field.value instanceof String text) {
                texts.put(name, text);
            }
        });
        return texts;
    }
}
