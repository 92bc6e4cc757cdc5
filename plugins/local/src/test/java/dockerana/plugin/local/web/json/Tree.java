package dockerana.plugin.local.web.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON document: maps, lists, texts, numbers, truths and nothing. A name that comes twice in an object is a mistake. */
public record Tree(@Nullable Object value) {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    public static Tree parse(String json) throws IOException {
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            @Nullable Object value = read(parser);
            if (parser.nextToken() != null) {
                throw new IOException("more than one document: " + json);
            }
            return new Tree(value);
        }
    }

    private static @Nullable Object read(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> object = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    object.put(name, read(parser));
                }
                yield object;
            }
            case START_ARRAY -> {
                List<@Nullable Object> array = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(read(parser));
                }
                yield array;
            }
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new IOException("not a value: " + parser.currentToken());
        };
    }

    /** A member, or a member of a member and so on; of arrays by index. */
    public Tree at(Object... way) {
        Tree here = this;
        for (Object step : way) {
            @Nullable Object inside = step instanceof Integer index
                    ? here.list().get(index)
                    : here.map().get(step);
            here = new Tree(inside);
        }
        return here;
    }

    @SuppressWarnings("unchecked") // read above
    public Map<String, @Nullable Object> map() {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw new AssertionError("not an object: " + value);
    }

    @SuppressWarnings("unchecked") // read above
    public List<@Nullable Object> list() {
        if (value instanceof List<?> list) {
            return (List<@Nullable Object>) list;
        }
        throw new AssertionError("not an array: " + value);
    }

    public String text() {
        return String.valueOf(value);
    }

    public double number() {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw new AssertionError("not a number: " + value);
    }
}
