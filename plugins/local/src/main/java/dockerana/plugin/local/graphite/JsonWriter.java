package dockerana.plugin.local.graphite;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes JSON without keeping any of it but a buffer. What is a comma or a bracket is the caller's business. */
final class JsonWriter {
    private static final int BUFFER = 8192;
    private static final int LONGEST_NUMBER = 32;
    private static final double EXACT = 1e15;
    private static final long MILLION = 1_000_000;
    private static final int DIGITS_OF_MILLIONTHS = 6;
    private static final double NO_MORE_IN_MILLIONTHS = 1e9;

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

    JsonWriter number(long value) throws IOException {
        reserve();
        digits(value);
        return this;
    }

    /** NaN is null; infinity is a number that every reader takes for infinity. */
    JsonWriter number(double value) throws IOException {
        if (Double.isNaN(value)) {
            return raw("null");
        }
        if (value == Math.rint(value) && Math.abs(value) < EXACT) {
            return number((long) value);
        }
        // Most numbers have few digits; finding out is cheaper than the general way.
        if (Math.abs(value) < NO_MORE_IN_MILLIONTHS) {
            long millionths = Math.round(value * MILLION);
            if (millionths / (double) MILLION == value) {
                return millionths(millionths);
            }
        }
        return raw(Double.isInfinite(value) ? value > 0 ? "1e9999" : "-1e9999" : Double.toString(value));
    }

    private JsonWriter millionths(long value) throws IOException {
        reserve();
        if (value < 0) {
            buffer[length++] = '-';
        }
        long magnitude = Math.abs(value);
        int whole = (int) (magnitude / MILLION);
        int rest = (int) (magnitude - whole * MILLION);
        digits(whole);
        buffer[length++] = '.';
        for (int i = length + DIGITS_OF_MILLIONTHS - 1; i >= length; i--) {
            int tenth = tenth(rest);
            buffer[i] = (byte) ('0' + rest - tenth * 10);
            rest = tenth;
        }
        length += DIGITS_OF_MILLIONTHS;
        while (buffer[length - 1] == '0') {
            length--;
        }
        return this;
    }

    /** Of what is not negative. The compiler that is shipped with divides slowly. */
    private static int tenth(int value) {
        return (int) ((value * 3_435_973_837L) >>> 35);
    }

    private void reserve() throws IOException {
        if (BUFFER - length < LONGEST_NUMBER) {
            flush();
        }
    }

    private void digits(long value) {
        long rest = value;
        if (rest < 0) {
            buffer[length++] = '-';
            rest = -rest;
        }
        int digits = 1;
        for (long power = 10; digits < 19 && power <= rest; power *= 10) {
            digits++;
        }
        int at = length + digits - 1;
        for (; rest > Integer.MAX_VALUE; rest /= 10) {
            buffer[at--] = (byte) ('0' + rest % 10);
        }
        for (int small = (int) rest; at >= length; at--) {
            int tenth = tenth(small);
            buffer[at] = (byte) ('0' + small - tenth * 10);
            small = tenth;
        }
        length += digits;
    }
}
