package dockerana.plugin.local.history;

import java.util.HashMap;
import java.util.Map;

/** How attributes of records are packed: texts, numbers and maps of texts. */
final class Attributes {
    private static final int TEXT = 0;
    private static final int WHOLE = 1;
    private static final int REAL = 2;
    private static final int MAP = 3;

    private Attributes() {}

    static void pack(Map<String, Object> attributes, PackedOutput out) {
        out.number(attributes.size());
        attributes.forEach((name, value) -> {
            out.text(name);
            switch (value) {
                case String text -> {
                    out.number(TEXT);
                    out.text(text);
                }
                case Double real -> real(real, out);
                case Float real -> real(real, out);
                case Number whole -> {
                    out.number(WHOLE);
                    out.number(whole.longValue());
                }
                case Map<?, ?> texts -> {
                    out.number(MAP);
                    out.number(texts.size());
                    texts.forEach((key, text) -> {
                        out.text(String.valueOf(key));
                        out.text(String.valueOf(text));
                    });
                }
                default -> throw new IllegalArgumentException("'%s' cannot be kept".formatted(name));
            }
        });
    }

    private static void real(double value, PackedOutput out) {
        out.number(REAL);
        out.real(value);
    }

    static Map<String, Object> unpack(PackedInput in) {
        int count = in.count();
        if (count == 0) {
            return Map.of();
        }
        Map<String, Object> attributes = new HashMap<>();
        for (int i = 0; i < count; i++) {
            String name = in.text();
            attributes.put(
                    name,
                    switch (in.count()) {
                        case TEXT -> in.text();
                        case WHOLE -> in.number();
                        case REAL -> in.real();
                        default -> in.texts();
                    });
        }
        return attributes;
    }
}
