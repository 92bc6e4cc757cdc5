package dockerana.plugin.docker;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands between the service and an engine, passes everything on, and notes what was asked. */
final class CountingProxy implements AutoCloseable {
    private final ServerSocketChannel server;
    private final Path engine;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    CountingProxy(Path socket, Path engine) throws IOException {
        this.engine = engine;
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
        Thread.ofPlatform().daemon().start(this::accept);
    }

    /** How many requests there were of a kind, by {@link ApiCalls#name}. */
    long count(String call) {
        return requests.stream()
                .filter(request -> ApiCalls.name(request).equals(call))
                .count();
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel client = server.accept();
                SocketChannel far = SocketChannel.open(UnixDomainSocketAddress.of(engine));
                Thread.ofPlatform().daemon().start(() -> pass(client, far, true));
                Thread.ofPlatform().daemon().start(() -> pass(far, client, false));
            }
        } catch (IOException e) { // closed
        }
    }

    private void pass(SocketChannel from, SocketChannel to, boolean noted) {
        try (from;
                to) {
            ByteBuffer bytes = ByteBuffer.allocate(16 * 1024);
            while (from.read(bytes) >= 0) {
                bytes.flip();
                if (noted) {
                    StandardCharsets.ISO_8859_1
                            .decode(bytes.duplicate())
                            .toString()
                            .lines()
                            .filter(line -> line.startsWith("GET "))
                            .forEach(line -> requests.add(line.split(" ", -1)[1]));
                }
                while (bytes.hasRemaining()) {
                    to.write(bytes);
                }
                bytes.clear();
            }
        } catch (IOException e) { // one of them went away, and so does the other
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
