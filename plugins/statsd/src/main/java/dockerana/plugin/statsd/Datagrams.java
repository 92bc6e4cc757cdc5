package dockerana.plugin.statsd;

import com.timgroup.statsd.NonBlockingUdpSender;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Sends datagrams through java-statsd-client, whose own queue has no bound and tells nobody how far it is. So only a few are put into it before
 * {@link #drain} waits until they are sent. Confined to one thread; the sender has another.
 */
final class Datagrams implements AutoCloseable {
    private static final Duration TO_DRAIN = Duration.ofSeconds(10);
    private static final String MARK = "mark";

    private final InetAddress address;
    private final Turns turns = new Turns();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final NonBlockingUdpSender sender;

    Datagrams(InetAddress address, int port) throws IOException {
        this.address = address;
        this.sender = new NonBlockingUdpSender(address.getHostAddress(), port, turns, this::failed);
    }

    private void failed(Exception e) {
        if (!(e instanceof Turns.Reached)) {
            failure.compareAndSet(null, e);
        }
    }

    /** Where they go. */
    InetAddress address() {
        return address;
    }

    /** Has a datagram sent soon; ASCII. */
    void send(String datagram) {
        turns.message();
        sender.send(datagram);
    }

    /**
     * Waits until the kernel has all that was sent.
     *
     * @throws IOException if it did not take something since the last time, or said that nobody listens
     */
    void drain() throws IOException, InterruptedException {
        CountDownLatch mark = turns.mark();
        sender.send(MARK);
        if (!mark.await(TO_DRAIN.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new IOException("the kernel took no datagram for %d s".formatted(TO_DRAIN.toSeconds()));
        }
        Exception e = failure.getAndSet(null);
        if (e != null) {
            throw new IOException(e.getMessage() == null ? "nobody listens" : e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        sender.stop();
    }
}
