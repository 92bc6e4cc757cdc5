package dockerana.plugin.net;

import dockerana.testkit.FarEnd;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP server on loopback that answers what a test says, and can fail in every way. Told what to do by one thread, and may be asked what it
 * was asked by any.
 */
public final class FakeServer implements FarEnd, AutoCloseable {
    private static final int RECEIVE_BUFFER = 16 * 1024;

    /** What it was asked. The body's bytes are the characters of a string. */
    public record Asked(String method, String path, Map<String, String> headers, String body) {
        /** The body as bytes. */
        public byte[] bytes() {
            return body.getBytes(StandardCharsets.ISO_8859_1);
        }

        /** The body as text. */
        public String text() {
            return new String(bytes(), StandardCharsets.UTF_8);
        }
    }

    /** What it says. */
    public record Reply(int status, List<String> headers, String text) {
        /** With a text. */
        public static Reply of(int status, String text, String... headers) {
            return new Reply(status, List.of(headers), text);
        }
    }

    private final Function<Asked, Reply> answers;
    private final InetSocketAddress address;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private @Nullable Listener listener;
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile boolean stalled;

    private record Listener(ServerSocket socket, Thread thread) {}

    /** Listens on a free port. */
    public FakeServer(Function<Asked, Reply> answers) throws IOException {
        this.answers = answers;
        Listener first = listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        address = (InetSocketAddress) first.socket.getLocalSocketAddress();
        listener = first;
    }

    private Listener listen(InetSocketAddress at) throws IOException {
        ServerSocket listening = new ServerSocket();
        listening.setReuseAddress(true);
        listening.setReceiveBufferSize(RECEIVE_BUFFER);
        listening.bind(at);
        return new Listener(
                listening, Thread.ofPlatform().daemon().name("fake-server").start(() -> accept(listening)));
    }

    private void accept(ServerSocket listening) {
        while (true) {
            try {
                Socket socket = listening.accept();
                accepted.incrementAndGet();
                connections.add(socket);
                Thread.ofPlatform().daemon().name("fake-server-connection").start(() -> serve(socket));
            } catch (IOException e) {
                return; // it went down
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (!stalled) {
                Asked request = read(in);
                if (stalled) {
                    break;
                }
                asked.add(request);
                write(socket.getOutputStream(), answers.apply(request));
            }
            while (stalled && !socket.isClosed()) {
                Thread.sleep(20); // reads nothing, and keeps the connection
            }
        } catch (IOException e) { // the connection ended, by one side or the other
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(socket);
        }
    }

    private static Asked read(InputStream in) throws IOException {
        String[] line = Head.line(in).split(" ", 3);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String header = Head.line(in); !header.isEmpty(); header = Head.line(in)) {
            int colon = header.indexOf(':');
            headers.put(header.substring(0, colon), header.substring(colon + 1).strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("Content-Length", "0")));
        return new Asked(line[0], line[1], headers, new String(body, StandardCharsets.ISO_8859_1));
    }

    private static void write(OutputStream out, Reply reply) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 ").append(reply.status).append(" Fake\r\n");
        reply.headers.forEach(header -> head.append(header).append("\r\n"));
        byte[] body = reply.text.getBytes(StandardCharsets.UTF_8);
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        out.flush();
    }

    /** Its port, also while it is down. */
    public int port() {
        return address.getPort();
    }

    /** Its address for configurations. */
    public String url() {
        return "http://" + name();
    }

    /** How many connections there were. */
    public int connections() {
        return accepted.get();
    }

    /** What it was asked, in order. */
    public List<Asked> asked() {
        return asked;
    }

    @Override
    public String name() {
        return address.getAddress().getHostAddress() + ':' + address.getPort();
    }

    @Override
    public void goDown() throws IOException, InterruptedException {
        if (listener != null) {
            listener.socket.close();
            listener.thread.join(); // the kernel goes on accepting for as long as a thread waits for it
            listener = null;
        }
        for (Socket connection : connections) {
            cut(connection);
        }
    }

    private static void cut(Socket socket) throws IOException {
        try {
            socket.setSoLinger(true, 0); // a reset, as of a killed process
        } catch (SocketException e) { // closed already, perhaps just now
        }
        socket.close();
    }

    @Override
    public void comeBack() throws IOException {
        stalled = false;
        if (listener == null) {
            listener = listen(address);
        }
    }

    @Override
    public void hangUp() throws IOException {
        for (Socket connection : connections) {
            connection.close();
        }
    }

    @Override
    public void stall() {
        stalled = true;
    }

    @Override
    public void close() {
        stalled = false;
        try {
            goDown();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
