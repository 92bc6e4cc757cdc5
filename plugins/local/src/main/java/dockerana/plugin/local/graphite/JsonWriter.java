package dockerana.plugin.local.graphite;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/** Writes JSON without keeping any of it but a buffer. What is a comma or a bracket is the caller's business. */
final class JsonWriter {
    private static final int BUFFER = 8192;

    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER];
    private int length;

    JsonWriter(OutputStream out) {
        this.out = out;
    }

    void flush() throws IOException {
        out.write(buffer, 0, length);
        length = 0;
    }

    /** As it is; nothing but ASCII. */
    JsonWriter raw(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            put(text.charAt(i));
        }
        return this;
    }

    private void put(int each) throws IOException {
        if (length == BUFFER) {
            flush();
        }
        buffer[length++] = (byte) each;
    }

    JsonWriter string(String text) throws IOException {
        put('"');
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            if (each == '"' || each == '\\') {
                put('\\');
                put(each);
            } else if (each >= 0 && each < ' ') {
                raw("\\u%04x".formatted(each));
            } else {
                put(each);
            }
        }
        put('"');
        return this;
    }

    /** A list of them. */
    JsonWriter strings(Collection<String> all) throws IOException {
        put('[');
        String comma = "";
        for (String each : all) {
            raw(comma).string(each);
            comma = ", ";
        }
        put(']');
        return this;
    }

    JsonWriter number(long value) throws IOException {
        reserve(NumberText.LONGEST);
        length = NumberText.write(value, buffer, length);
        return this;
    }

    /** NaN is null; infinity is a number that every reader takes for infinity. */
    JsonWriter number(double value) throws IOException {
        if (!Double.isFinite(value)) {
            return raw(Double.isNaN(value) ? "null" : value > 0 ? "1e9999" : "-1e9999");
        }
        reserve(NumberText.LONGEST);
        length = NumberText.write(value, buffer, length);
        return this;
    }

    /** {@code [value, time]}, as most of what is ever written is, with a comma before it unless it is the first. */
    JsonWriter point(double value, Seconds time, boolean first) throws IOException {
        reserve(3 * NumberText.LONGEST);
        if (!first) {
            buffer[length] = ',';
            buffer[length + 1] = ' ';
            length += 2;
        }
        buffer[length++] = '[';
        if (Double.isFinite(value)) {
            length = NumberText.write(value, buffer, length);
        } else {
            number(value);
        }
        length = time.write(buffer, length);
        return this;
    }

    private void reserve(int bytes) throws IOException {
        if (BUFFER - length < bytes) {
            flush();
        }
    }
}
