package dockerana.benchmarks;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A far end that reads as fast as it can, keeps nothing, and says how much came in which time. On a thread of its own, for one connection. */
final class DrainingPeer implements Closeable {
    /** Silence for so long is the end of it, for a sender that keeps its connection and lost something. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final long expectedBytes;
    private final ServerSocketChannel server;
    private final CompletableFuture<Received> received = new CompletableFuture<>();

    /**
     * What came.
     *
     * @param bytes all of it
     * @param nanos between its first and its last byte
     */
    record Received(long bytes, long nanos) {}

    /** @param expectedBytes after which a sender need not close its connection */
    DrainingPeer(long expectedBytes) throws IOException {
        this.expectedBytes = expectedBytes;
        server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.ofPlatform().daemon().name("draining-peer").start(this::drain);
    }

    int port() throws IOException {
        return ((InetSocketAddress) server.getLocalAddress()).getPort();
    }

    /** Waits for the end of what is sent. */
    Received received() {
        return received.join();
    }

    private void drain() {
        try (SocketChannel sender = server.accept();
                Selector silence = Selector.open()) {
            sender.configureBlocking(false);
            sender.register(silence, SelectionKey.OP_READ);
            received.complete(drain(sender, silence));
        } catch (IOException e) {
            received.completeExceptionally(e);
        }
    }

    private Received drain(SocketChannel sender, Selector silence) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
        long bytes = 0;
        long first = 0;
        long last = 0;
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (bytes < expectedBytes && System.nanoTime() < giveUp) {
            int length = sender.read(buffer.clear());
            if (length < 0) {
                break;
            } else if (length > 0) {
                last = System.nanoTime();
                first = bytes == 0 ? last : first;
                bytes += length;
            } else if (silence.select(SILENCE.toMillis()) == 0 && bytes > 0) {
                break;
            }
            silence.selectedKeys().clear();
        }
        return new Received(bytes, last - first);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
