package dockerana.plugin.docker;

import dockerana.plugin.net.Incoming;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * One connection through a unix socket, used by one thread at a time; any thread may close it, which ends what the other waits for. An interrupt
 * closes it too.
 */
final class Wire implements Closeable {
    private final SocketChannel channel;
    private final Deadlines deadlines;
    private final Incoming bytes = new Incoming(this::read);
    private volatile boolean late;
    private @Nullable Future<?> deadline;
    private Duration idle = Duration.ZERO;
    private @Nullable Gathering gathering;
    private int latest = Incoming.SIZE;
    private long received;

    Wire(Deadlines deadlines) throws IOException {
        this.channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        this.deadlines = deadlines;
    }

    void connect(UnixDomainSocketAddress address) throws IOException {
        try {
            channel.connect(address);
        } catch (IOException e) {
            throw explained(e);
        }
    }

    /** From now on, everything has to be done within this time; replaces the deadline before it. */
    void within(Duration time) throws IOException {
        spare();
        deadline = deadlines.close(channel, time, () -> late = true);
    }

    /** From now on, each read has to be done within this time; zero for no limit. */
    void eachWithin(Duration time) {
        spare();
        idle = time;
    }

    /** From now on, what comes in small pieces is waited for a moment, so that there are more of them. */
    void gather() {
        gathering = new Gathering(Incoming.SIZE);
    }

    /** From now on, anything may take as long as it takes. */
    void spare() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    void write(byte[] bytes) throws IOException {
        try {
            ByteBuffer out = ByteBuffer.wrap(bytes);
            while (out.hasRemaining()) {
                channel.write(out);
            }
        } catch (IOException e) {
            throw explained(e);
        }
    }

    /** How many bytes came so far. */
    long received() {
        return received;
    }

    /** Whether bytes are here that nobody asked for. */
    boolean hasMore() {
        return bytes.available() > 0;
    }

    /** Whether the deadline closed it. */
    boolean isLate() {
        return late;
    }

    /** What comes. */
    InputStream bytes() {
        return bytes;
    }

    private int read(ByteBuffer into) throws IOException {
        Gathering pause = gathering;
        if (pause != null) {
            pause.pause(latest);
        }
        try {
            if (idle.isPositive()) {
                within(idle);
            }
            int count = channel.read(into);
            latest = count;
            received += Math.max(count, 0);
            return count;
        } catch (IOException e) {
            throw explained(e);
        }
    }

    /** What a closed channel throws does not say why it was closed. */
    private IOException explained(IOException e) {
        if (late) {
            IOException timeout = new SocketTimeoutException("no answer in time");
            timeout.initCause(e);
            return timeout;
        }
        if (e instanceof ClosedByInterruptException) {
            IOException interrupted = new InterruptedIOException("interrupted");
            interrupted.initCause(e);
            return interrupted;
        }
        return e instanceof ClosedChannelException ? new IOException("the connection was closed", e) : e;
    }

    @Override
    public void close() throws IOException {
        spare();
        channel.close();
    }
}
