package dockerana.benchmarks.containers;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/** A far end that takes whatever comes, from as many as come, and keeps nothing. */
final class Drain implements Closeable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicLong bytes = new AtomicLong();

    Drain() throws IOException {
        Thread.ofPlatform().daemon().name("drain").start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** What has come so far. */
    long bytes() {
        return bytes.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket sender = server.accept();
                Thread.ofPlatform().daemon().name("drained").start(() -> drain(sender));
            } catch (IOException e) { // closed
                return;
            }
        }
    }

    private void drain(Socket sender) {
        byte[] buffer = new byte[1 << 18];
        try (sender;
                InputStream in = sender.getInputStream()) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                bytes.addAndGet(length);
            }
        } catch (IOException e) { // it ended otherwise; another may come
            return;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
