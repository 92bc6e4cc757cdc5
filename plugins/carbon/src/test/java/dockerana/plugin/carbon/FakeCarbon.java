package dockerana.plugin.carbon;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A far end on loopback that does only what the test tells it: the test accepts, reads, closes. */
final class FakeCarbon implements AutoCloseable {
    private final ServerSocket listening;
    private final BlockingQueue<Connection> accepted = new LinkedBlockingQueue<>();

    /** Also those that a test has taken: a socket that nothing refers to is closed by the garbage collector. */
    private final List<Connection> all = new CopyOnWriteArrayList<>();

    FakeCarbon() throws IOException {
        this(plain());
    }

    /** With a server socket of the test's own, such as a TLS one. */
    FakeCarbon(ServerSocket listening) {
        this.listening = listening;
        Thread.ofPlatform().daemon().name("fake-carbon").start(this::accept);
    }

    private static ServerSocket plain() throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReceiveBufferSize(4096); // so that little fits on the way
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return socket;
    }

    private void accept() {
        try {
            while (true) {
                Connection connection = new Connection(listening.accept());
                all.add(connection);
                accepted.add(connection);
            }
        } catch (IOException e) {
            // closed
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    /** As an entry of {@code servers}. */
    String address() {
        return "127.0.0.1:" + port();
    }

    /** The next connection that somebody makes. */
    Connection connection() throws InterruptedException {
        @Nullable Connection next = accepted.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("Nobody connected");
        }
        return next;
    }

    boolean hasNoOtherConnection() {
        return accepted.isEmpty();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Connection connection : all) {
            connection.close();
        }
    }

    /** One connection, from the far end's side. */
    static final class Connection implements AutoCloseable {
        private final Socket socket;
        private final DataInputStream in;

        Connection(Socket socket) throws IOException {
            this.socket = socket;
            socket.setSoTimeout(20_000);
            this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        }

        /** One pickle frame, without its length. */
        byte[] frame() throws IOException {
            return in.readNBytes(in.readInt());
        }

        /** One line, without its end. */
        String line() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int b = in.read(); b != '\n'; b = in.read()) {
                if (b < 0) {
                    throw new EOFException("The line ends after '" + line + "'");
                }
                line.write(b);
            }
            return line.toString(StandardCharsets.UTF_8);
        }

        /** The bytes that were not read as frames or lines. */
        InputStream in() {
            return in;
        }

        /** The same, one byte for each system call. */
        InputStream unbuffered() throws IOException {
            return socket.getInputStream();
        }

        /** Whether the agent's side has ended, and nothing came before. */
        boolean ends() throws IOException {
            return in.read() < 0;
        }

        /** Asks the agent for another handshake, as a TLS 1.2 server may at any time; waits until it is done or refused. */
        void renegotiate() throws IOException {
            ((SSLSocket) socket).startHandshake();
            in.read();
        }

        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
