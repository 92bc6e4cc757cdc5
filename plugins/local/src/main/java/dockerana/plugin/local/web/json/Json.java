package dockerana.plugin.local.web.json;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Writes one JSON document. Whoever writes it opens and closes in order. Confined to one thread. */
public final class Json {
    private static final MathContext DIGITS = new MathContext(7);
    private static final double LARGE = 1e6;
    private static final double WHOLE = 1L << 53;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[512];
    private int length;
    private boolean first = true;

    /** Begins an object that is an element or the document. */
    public Json object() {
        return open('{');
    }

    /** Begins an object that is a member. */
    public Json object(String name) {
        return name(name).open('{');
    }

    public Json endObject() {
        return close('}');
    }

    /** Begins an array that is an element or the document. */
    public Json array() {
        return open('[');
    }

    /** Begins an array that is a member. */
    public Json array(String name) {
        return name(name).open('[');
    }

    public Json endArray() {
        return close(']');
    }

    /** A member's name; its value comes next. */
    public Json name(String name) {
        comma();
        quoted(name);
        put(':');
        first = true;
        return this;
    }

    public Json member(String name, String value) {
        return name(name).value(value);
    }

    /** Nothing at all, if it is empty. */
    public Json member(String name, Optional<String> value) {
        return value.isPresent() ? member(name, value.get()) : this;
    }

    /** Nothing at all, if it is empty. */
    public Json unlessEmpty(String name, String value) {
        return value.isEmpty() ? this : member(name, value);
    }

    public Json member(String name, double value) {
        return name(name).value(value);
    }

    public Json member(String name, long value) {
        return name(name).value(value);
    }

    public Json member(String name, boolean value) {
        name(name).comma();
        return ascii(value ? "true" : "false");
    }

    public Json member(String name, Map<String, String> texts) {
        object(name);
        texts.forEach(this::member);
        return endObject();
    }

    public Json value(String text) {
        comma();
        quoted(text);
        return this;
    }

    /** As exact as anybody needs: whole numbers as they are, others with seven digits, but at least thousandths of seconds since 1970. What is no number is null. */
    public Json value(double number) {
        comma();
        if (!Double.isFinite(number)) {
            return ascii("null");
        }
        if (number == Math.rint(number) && Math.abs(number) < WHOLE) {
            return ascii(Long.toString((long) number));
        }
        if (Math.abs(number) >= LARGE && Math.abs(number) < WHOLE) {
            BigDecimal thousandths = BigDecimal.valueOf(number).setScale(3, RoundingMode.HALF_EVEN);
            return ascii(thousandths.stripTrailingZeros().toPlainString());
        }
        return ascii(new BigDecimal(number, DIGITS).stripTrailingZeros().toString());
    }

    public Json value(long number) {
        comma();
        return ascii(Long.toString(number));
    }

    /** A moment, in seconds with millionths. */
    public Json moment(String name, long nanos) {
        name(name).comma();
        return ascii(BigDecimal.valueOf(nanos / 1000, 6).stripTrailingZeros().toPlainString());
    }

    public Json ofNothing() {
        comma();
        return ascii("null");
    }

    /** Begins or ends something around documents, such as a frame; what comes next is a document of its own. */
    public Json around(String ascii) {
        ascii(ascii);
        first = true;
        return this;
    }

    /** Sends what was written. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    /** The document; nothing may be written afterwards. */
    public byte[] bytes() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }

    private Json open(char bracket) {
        comma();
        put(bracket);
        first = true;
        return this;
    }

    private Json close(char bracket) {
        put(bracket);
        first = false;
        return this;
    }

    private void comma() {
        if (!first) {
            put(',');
        }
        first = false;
    }

    private Json ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            put(text.charAt(i));
        }
        return this;
    }

    private void quoted(String text) {
        put('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == 127) {
                escaped(c);
            } else if (c == '"' || c == '\\') {
                put('\\');
                put(c);
            } else if (c < 128) {
                put(c);
            } else {
                i += beyondAscii(text, i);
            }
        }
        put('"');
    }

    private void escaped(char c) {
        ascii("\\u00");
        put((char) HEX[c >> 4]);
        put((char) HEX[c & 15]);
    }

    /** How many more chars than one it took. Half a pair has no encoding. */
    private int beyondAscii(String text, int at) {
        int point = text.codePointAt(at);
        if (point >= 0xD800 && point <= 0xDFFF) {
            point = 0xFFFD;
        }
        if (point < 0x800) {
            put((char) (0xC0 | (point >> 6)));
        } else {
            if (point < 0x10000) {
                put((char) (0xE0 | (point >> 12)));
            } else {
                put((char) (0xF0 | (point >> 18)));
                put((char) (0x80 | (point >> 12 & 0x3F)));
            }
            put((char) (0x80 | (point >> 6 & 0x3F)));
        }
        put((char) (0x80 | (point & 0x3F)));
        return point < 0x10000 ? 0 : 1;
    }

    private void put(char b) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = (byte) b;
    }
}
