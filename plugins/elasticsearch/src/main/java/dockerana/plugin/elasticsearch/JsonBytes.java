package dockerana.plugin.elasticsearch;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** JSON in UTF-8, appended to bytes that grow. Confined to one thread. */
final class JsonBytes {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_OF_A_CHAR = 6;

    private byte[] bytes;
    private int length;

    JsonBytes(int capacity) {
        bytes = new byte[capacity];
    }

    int length() {
        return length;
    }

    /** Takes back everything behind this length. */
    void cut(int to) {
        length = to;
    }

    /** Forgets everything, and memory beyond this size. */
    void clear(int keep) {
        length = 0;
        if (bytes.length > keep) {
            bytes = new byte[keep];
        }
    }

    /** A part, as long as nothing is appended. */
    ByteBuffer part(int from, int to) {
        return ByteBuffer.wrap(bytes, from, to - from);
    }

    byte[] copy(int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    JsonBytes raw(byte[] json) {
        ensure(json.length);
        System.arraycopy(json, 0, bytes, length, json.length);
        length += json.length;
        return this;
    }

    /** ASCII as it is. */
    @SuppressWarnings(
            "deprecation") // the one way to copy ASCII without an array in between; it is not even meant to go
    JsonBytes raw(String json) {
        ensure(json.length());
        json.getBytes(0, json.length(), bytes, length);
        length += json.length();
        return this;
    }

    /** A number that is not negative, with leading zeros up to this many digits. */
    JsonBytes digits(long number, int atLeast) {
        int count = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            count++;
        }
        count = Math.max(count, atLeast);
        ensure(count);
        long rest = number;
        for (int at = length + count - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += count;
        return this;
    }

    /** A number as it is. */
    JsonBytes number(long number) {
        return number < 0 ? raw(Long.toString(number)) : digits(number, 1);
    }

    /** A name and its colon. */
    JsonBytes name(String name) {
        return text(name).raw(":");
    }

    /** A text in quotes. Half a surrogate pair becomes a question mark, as everywhere in Java. */
    JsonBytes text(String text) {
        ensure(text.length() + 2 + LONGEST_OF_A_CHAR);
        byte[] to = bytes;
        int at = length;
        to[at++] = '"';
        for (int i = 0; i < text.length(); i++) {
            if (to.length - at <= LONGEST_OF_A_CHAR) {
                length = at;
                ensure(text.length() - i + 2 + LONGEST_OF_A_CHAR);
                to = bytes;
            }
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7f && c != '"' && c != '\\') {
                to[at++] = (byte) c;
            } else {
                at = special(text, i, c, to, at);
                if (Character.isHighSurrogate(c) && to[at - 1] != '?') {
                    i++;
                }
            }
        }
        to[at++] = '"';
        length = at;
        return this;
    }

    private static int special(String text, int index, char c, byte[] to, int at) {
        if (c < 0x80) {
            return escaped(c, to, at);
        }
        if (c < 0x800) {
            to[at] = (byte) (0xc0 | (c >> 6));
            to[at + 1] = continued(c);
            return at + 2;
        }
        if (!Character.isSurrogate(c)) {
            to[at] = (byte) (0xe0 | (c >> 12));
            to[at + 1] = continued(c >> 6);
            to[at + 2] = continued(c);
            return at + 3;
        }
        int point = text.codePointAt(index);
        if (point < 0x10000) {
            to[at] = '?';
            return at + 1;
        }
        to[at] = (byte) (0xf0 | (point >> 18));
        to[at + 1] = continued(point >> 12);
        to[at + 2] = continued(point >> 6);
        to[at + 3] = continued(point);
        return at + 4;
    }

    /** A byte of UTF-8 behind the first: six bits. */
    private static byte continued(int bits) {
        return (byte) (0x80 | (bits & 0x3f));
    }

    private static int escaped(char c, byte[] to, int at) {
        to[at] = '\\';
        if (c == '"' || c == '\\') {
            to[at + 1] = (byte) c;
            return at + 2;
        }
        to[at + 1] = 'u';
        to[at + 2] = '0';
        to[at + 3] = '0';
        to[at + 4] = HEX[c >> 4];
        to[at + 5] = HEX[c & 15];
        return at + 6;
    }

    /** What a record's attribute may be: text, a number, a map of texts. A number that JSON does not know is null. */
    JsonBytes value(Object value) {
        return switch (value) {
            case Double number when !Double.isFinite(number) -> raw("null");
            case Float number when !Float.isFinite(number) -> raw("null");
            case Number number -> raw(number.toString());
            case Map<?, ?> map -> object(map);
            default -> text(value.toString());
        };
    }

    private JsonBytes object(Map<?, ?> map) {
        char before = '{';
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            // Elasticsearch keeps key and value apart by a NUL, and refuses a key that has one
            raw(String.valueOf(before))
                    .name(entry.getKey().toString().replace('\0', '_'))
                    .text(entry.getValue().toString());
            before = ',';
        }
        return map.isEmpty() ? raw("{}") : raw("}");
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
