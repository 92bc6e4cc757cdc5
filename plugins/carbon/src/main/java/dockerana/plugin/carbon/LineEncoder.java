package dockerana.plugin.carbon;

import dockerana.api.Batch;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Carbon's line protocol: {@code name value seconds}, with the shortest decimal that means the very same double. */
final class LineEncoder implements Encoder {
    private static final int PIECE = 64 * 1024;
    private static final int BEHIND_NAME = 64;
    private static final int FULL = PIECE - 2 * (1 + SeriesNames.LONGEST + BEHIND_NAME);

    /** Up to here every whole number is a double of its own. */
    private static final double WHOLE = 1L << 53;

    private final byte[] lines = new byte[PIECE];
    private final byte[] digits = new byte[20];
    private final ByteBuffer piece = ByteBuffer.wrap(lines).limit(0);

    @Override
    public byte[] name(String name) {
        return (name + ' ').getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int encode(Batch batch, SeriesBytes[] names, int from) {
        long seconds = batch.slotMillis() / 1000;
        int end = 0;
        int i = from;
        for (; i < batch.size() && end < FULL; i++) {
            SeriesBytes name = names[i];
            if (name.current().length > 0) {
                end = put(name.current(), seconds, batch.rate(i), end);
            }
            if (name.total().length > 0) {
                end = put(name.total(), seconds, batch.value(i), end);
            }
        }
        piece.clear().limit(end);
        return i;
    }

    private int put(byte[] name, long seconds, double value, int at) {
        if (!Double.isFinite(value)) {
            return at;
        }
        System.arraycopy(name, 0, lines, at, name.length);
        int end = decimal(value, at + name.length);
        lines[end++] = ' ';
        end = whole(seconds, end);
        lines[end++] = '\n';
        return end;
    }

    private int decimal(double value, int at) {
        if (Math.abs(value) < WHOLE && value == (long) value) {
            return whole((long) value, at);
        }
        String text = Double.toString(value);
        for (int i = 0; i < text.length(); i++) {
            lines[at + i] = (byte) text.charAt(i);
        }
        return at + text.length();
    }

    private int whole(long value, int at) {
        int end = at;
        if (value < 0) {
            lines[end++] = '-';
        }
        int count = 0;
        long rest = Math.abs(value);
        do {
            digits[count++] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        while (count > 0) {
            lines[end++] = digits[--count];
        }
        return end;
    }

    @Override
    public ByteBuffer piece() {
        return piece;
    }
}
