package dockerana.plugin.docker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Listens and does to each request what the test wants, however wrong. */
public final class FakeEngine implements AutoCloseable {
    private final ServerSocketChannel server;
    private final Script script;
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<SocketChannel> open = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger connections = new AtomicInteger();
    final CountDownLatch released = new CountDownLatch(1);

    /** What is done to one request. */
    public interface Script {
        /** Answers it. */
        void answer(FakeEngine engine, String request, SocketChannel channel) throws Exception;
    }

    /** On a socket in this folder. */
    public FakeEngine(Path folder, Script script) throws IOException {
        this(UnixDomainSocketAddress.of(folder.resolve("engine.sock")), script);
    }

    private FakeEngine(UnixDomainSocketAddress address, Script script) throws IOException {
        Files.deleteIfExists(address.getPath());
        this(ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address), script);
    }

    private FakeEngine(ServerSocketChannel server, Script script) {
        this.server = server;
        this.script = script;
        Thread.ofPlatform().daemon().start(this::accept);
    }

    /** On a port of loopback. */
    static FakeEngine onTcp(Script script) throws IOException {
        return new FakeEngine(
                ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)), script);
    }

    /** Answers everything with these bytes. */
    static Script saying(String bytes) {
        return (engine, request, channel) -> say(channel, bytes);
    }

    /** Sends that. */
    public static void say(SocketChannel channel, String bytes) throws IOException {
        ByteBuffer out = ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1));
        while (out.hasRemaining()) {
            channel.write(out);
        }
    }

    /** Where it listens, if that is a socket. */
    public Path socket() throws IOException {
        return ((UnixDomainSocketAddress) server.getLocalAddress()).getPath();
    }

    /** As {@code endpoint} has it. */
    URI endpoint() throws IOException {
        return server.getLocalAddress() instanceof InetSocketAddress tcp
                ? URI.create("tcp://127.0.0.1:" + tcp.getPort())
                : URI.create("unix://" + socket());
    }

    /** The first line of each request so far. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    int connections() {
        return connections.get();
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel channel = server.accept();
                open.add(channel);
                connections.incrementAndGet();
                Thread.ofPlatform().daemon().start(() -> serve(channel));
            }
        } catch (IOException e) { // closed
        }
    }

    private void serve(SocketChannel channel) {
        try (channel) {
            ByteBuffer in = ByteBuffer.allocate(4096);
            StringBuilder request = new StringBuilder();
            while (channel.read(in) >= 0) {
                request.append(StandardCharsets.ISO_8859_1.decode(in.flip()));
                in.clear();
                int end = request.indexOf("\r\n\r\n");
                if (end >= 0) {
                    String head = request.substring(0, end);
                    request.setLength(0);
                    requests.add(head.lines().findFirst().orElse(""));
                    script.answer(this, head, channel);
                }
            }
        } catch (Exception e) { // the other side or the test went away
        }
    }

    @Override
    public void close() throws IOException {
        released.countDown();
        server.close();
        for (SocketChannel channel : List.copyOf(open)) {
            channel.close();
        }
    }
}
