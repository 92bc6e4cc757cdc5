package dockerana.plugin.docker;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Future;

/** A body of which each piece must come within a limit, or what holds the connection is closed. */
final class TimedBody extends FilterInputStream {
    private final Closeable connection;
    private final Duration idle;
    private final Deadlines deadlines;
    private volatile boolean late;

    TimedBody(InputStream body, Closeable connection, Duration idle, Deadlines deadlines) {
        super(body);
        this.connection = connection;
        this.idle = idle;
        this.deadlines = deadlines;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Future<?> deadline = deadlines.close(connection, idle, () -> late = true);
        try {
            int count = in.read(bytes, offset, length);
            if (count < 0 && late) {
                throw new SocketTimeoutException("no answer in time");
            }
            return count;
        } catch (IOException e) {
            if (!late || e instanceof SocketTimeoutException) {
                throw e;
            }
            SocketTimeoutException timeout = new SocketTimeoutException("no answer in time");
            timeout.initCause(e);
            throw timeout;
        } finally {
            deadline.cancel(false);
        }
    }
}
