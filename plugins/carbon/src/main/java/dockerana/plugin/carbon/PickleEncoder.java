package dockerana.plugin.carbon;

import dockerana.api.Batch;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Carbon's pickle protocol: frames of a length and {@code [(name, (seconds, value)), …]} in pickle protocol 2, with no opcode that carbon's
 * restricted unpickler refuses. A sample is a copy of its name and a few stores; nothing is allocated.
 */
final class PickleEncoder implements Encoder {
    private static final byte PROTO = (byte) 0x80;
    private static final byte EMPTY_LIST = ']';
    private static final byte MARK = '(';
    private static final byte BINUNICODE = 'X';
    private static final byte BININT = 'J';
    private static final byte BINFLOAT = 'G';
    private static final byte TUPLE2 = (byte) 0x86;
    private static final byte APPENDS = 'e';
    private static final byte STOP = '.';

    /** Carbon closes the connection on a frame over 1 MiB; one that may have to be sent again should be far from that. */
    private static final int FRAME = 128 * 1024;

    private static final int LENGTH = 4;
    private static final int HEAD = LENGTH + 4;
    private static final int BEFORE_NAME = 5;
    private static final int BEHIND_NAME = 16;
    private static final int END = 2;
    private static final int FULL = FRAME - END - 2 * (BEFORE_NAME + SeriesNames.LONGEST + BEHIND_NAME);

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] frame = new byte[FRAME];
    private final ByteBuffer piece = ByteBuffer.wrap(frame).limit(0);

    PickleEncoder() {
        frame[LENGTH] = PROTO;
        frame[LENGTH + 1] = 2;
        frame[LENGTH + 2] = EMPTY_LIST;
        frame[LENGTH + 3] = MARK;
    }

    @Override
    public byte[] name(String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(BEFORE_NAME + utf8.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(BINUNICODE)
                .putInt(utf8.length)
                .put(utf8)
                .array();
    }

    @Override
    public int encode(Batch batch, SeriesBytes[] names, int from) {
        int seconds = (int) (batch.slotMillis() / 1000);
        int size = batch.size();
        int end = HEAD;
        int i = from;
        for (; i < size && end < FULL; i++) {
            SeriesBytes name = names[i];
            if (name.current().length > 0) {
                end = put(name.current(), seconds, batch.rate(i), end);
            }
            if (name.total().length > 0) {
                end = put(name.total(), seconds, batch.value(i), end);
            }
        }
        close(end);
        return i;
    }

    /** The byte order is mixed on purpose: pickle stores integers from their low end and doubles from their high end. */
    private int put(byte[] name, int seconds, double value, int at) {
        if (!(Math.abs(value) <= Double.MAX_VALUE)) {
            return at; // NaN or infinite
        }
        System.arraycopy(name, 0, frame, at, name.length);
        int end = at + name.length;
        frame[end] = BININT;
        INT.set(frame, end + 1, seconds);
        frame[end + 5] = BINFLOAT;
        LONG.set(frame, end + 6, Double.doubleToRawLongBits(value));
        frame[end + 14] = TUPLE2;
        frame[end + 15] = TUPLE2;
        return end + BEHIND_NAME;
    }

    private void close(int end) {
        if (end == HEAD) {
            piece.clear().limit(0);
            return;
        }
        frame[end] = APPENDS;
        frame[end + 1] = STOP;
        piece.clear().putInt(0, end + END - LENGTH).limit(end + END);
    }

    @Override
    public ByteBuffer piece() {
        return piece;
    }
}
