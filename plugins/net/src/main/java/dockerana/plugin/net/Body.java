package dockerana.plugin.net;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;

/**
 * The body of an answer, in one of the three ways HTTP has to mark its end: a length, chunks, or the end of the connection. One that ends too early
 * is an error, never an end.
 */
public final class Body extends InputStream {
    private static final int LONGEST_SIZE = 15;

    /** The end of a chunk and the size of the next one are no longer, but for extensions, which Docker does not send. */
    private static final int BETWEEN_CHUNKS = 2 + LONGEST_SIZE + 2;

    /** How the end is found. */
    enum End {
        LENGTH,
        CHUNKS,
        CONNECTION
    }

    private final InputStream wire;
    private final End end;
    private final long most;
    private long left;
    private long total;
    private boolean begun;
    private boolean ended;

    /**
     * What follows a head.
     *
     * @param method of the request that is answered
     * @param most how long it may be at all, in bytes
     * @throws ProtocolException if the head does not say how long it is, but something else
     */
    public static Body of(Head head, String method, InputStream wire, long most) throws IOException {
        if (method.equals("HEAD") || head.status() == 204 || head.status() == 304) {
            return new Body(wire, End.LENGTH, 0, most);
        }
        if (head.status() == Head.SWITCHING_PROTOCOLS) {
            return new Body(wire, End.CONNECTION, 0, most);
        }
        if (head.says("Transfer-Encoding", "chunked")) {
            return new Body(wire, End.CHUNKS, 0, most);
        }
        long length = head.length();
        return new Body(wire, length >= 0 ? End.LENGTH : End.CONNECTION, length, most);
    }

    /**
     * With an end that is known.
     *
     * @param left its length in bytes, if it ends by that
     * @param most how long it may be at all, in bytes
     */
    Body(InputStream wire, End end, long left, long most) {
        this.wire = wire;
        this.end = end;
        this.left = end == End.LENGTH ? left : 0;
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /** As much as is here: Docker sends each line of a log as a chunk of its own. */
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = piece(bytes, offset, length);
        while (count > 0 && count < length && left == 0 && !ended && wire.available() >= BETWEEN_CHUNKS) {
            int more = piece(bytes, offset + count, length - count);
            count += Math.max(more, 0);
        }
        return count;
    }

    private int piece(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!ended && left == 0) {
            next();
        }
        if (ended) {
            return -1;
        }
        int count = wire.read(bytes, offset, (int) Math.min(length, left));
        if (count < 0) {
            if (end == End.CONNECTION) {
                ended = true;
                return -1;
            }
            throw new EOFException("the connection ended in the middle of the answer");
        }
        left -= count;
        total += count;
        if (total > most) {
            throw new ProtocolException("the answer is longer than " + most + " bytes");
        }
        if (left == 0 && end == End.LENGTH) {
            ended = true;
        }
        return count;
    }

    /** Whether it was read to its end, and another answer may follow on the same connection. */
    public boolean leavesTheConnection() {
        return ended && end != End.CONNECTION;
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(left, wire.available());
    }

    /** Nothing is left of what was announced: the end, or another chunk. */
    private void next() throws IOException {
        switch (end) {
            case LENGTH -> ended = true;
            case CONNECTION -> left = Long.MAX_VALUE;
            case CHUNKS -> {
                if (begun && !Head.line(wire).isEmpty()) {
                    throw new ProtocolException("a chunk of the answer is longer than it says");
                }
                begun = true;
                left = size(Head.line(wire));
                if (left == 0) {
                    while (!Head.line(wire).isEmpty()) { // trailers say nothing that is needed
                    }
                    ended = true;
                }
            }
        }
    }

    private static long size(String line) throws IOException {
        int extension = line.indexOf(';');
        String digits = (extension < 0 ? line : line.substring(0, extension)).strip();
        try {
            if (digits.length() <= LONGEST_SIZE && !digits.startsWith("-") && !digits.startsWith("+")) {
                return Long.parseLong(digits, 16);
            }
        } catch (NumberFormatException e) { // the same as too long a number
        }
        throw new ProtocolException("a chunk of the answer has no length");
    }
}
