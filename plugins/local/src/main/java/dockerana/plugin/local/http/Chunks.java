package dockerana.plugin.local.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HexFormat;

/**
 * Gathers what is written until it makes a piece, and sends it as a chunk, or as it is to those who know none.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-7.1">chunked transfer coding</a>
 */
final class Chunks extends OutputStream {
    private static final int HEAD = 6;
    private static final byte[] LAST = {'0', '\r', '\n', '\r', '\n'};

    private final OutputStream out;
    private final boolean chunked;
    private final byte[] piece = new byte[ResponseWriter.PIECE];
    private final int capacity;
    private int length = HEAD;

    /** @param chunked whether the reader knows chunks */
    Chunks(OutputStream out, boolean chunked) {
        this.out = out;
        this.chunked = chunked;
        this.capacity = piece.length - 2;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b});
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        for (int done = 0; done < count; ) {
            if (length == capacity) {
                send();
            }
            int fits = Math.min(count - done, capacity - length);
            System.arraycopy(bytes, offset + done, piece, length, fits);
            length += fits;
            done += fits;
        }
    }

    private void send() throws IOException {
        int size = length - HEAD;
        length = HEAD;
        if (size == 0) { // a chunk of nothing would be the end
            return;
        }
        if (!chunked) {
            out.write(piece, HEAD, size);
            return;
        }
        String digits = HexFormat.of().toHexDigits((short) size);
        for (int i = 0; i < 4; i++) {
            piece[i] = (byte) digits.charAt(i);
        }
        piece[4] = '\r';
        piece[5] = '\n';
        piece[HEAD + size] = '\r';
        piece[HEAD + size + 1] = '\n';
        out.write(piece, 0, HEAD + size + 2);
    }

    /** That was all. */
    void end() throws IOException {
        send();
        if (chunked) {
            out.write(LAST);
        }
    }
}
