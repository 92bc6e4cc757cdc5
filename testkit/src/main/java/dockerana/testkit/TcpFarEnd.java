package dockerana.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A TCP server on loopback that keeps the bytes of every connection, and answers nothing unless it is told how to. It is told what to do by one
 * thread, and may be asked what it received by any.
 */
public final class TcpFarEnd implements FarEnd, AutoCloseable {
    /** Small, so that a writer is blocked soon after {@link #stall}. */
    private static final int RECEIVE_BUFFER = 16 * 1024;

    private final InetSocketAddress address;
    private final Conversation conversation;
    private final List<Connection> connections = new CopyOnWriteArrayList<>();
    private @Nullable Listener listener;
    private boolean stalled;

    /** What is done with each connection. */
    @FunctionalInterface
    public interface Conversation {
        /**
         * Holds it, on a thread of its own; when this returns, or throws, the connection is closed.
         *
         * @param in what is received; reads wait for as long as this far end stalls
         * @param out where to answer
         * @throws IOException if the connection ended, by one side or the other
         */
        void hold(InputStream in, OutputStream out) throws IOException;
    }

    private record Listener(ServerSocket socket, Thread thread) {}

    /** Listens on a free port, and only reads. */
    public TcpFarEnd() throws IOException {
        this((in, out) -> in.transferTo(OutputStream.nullOutputStream()));
    }

    /** Listens on a free port. */
    public TcpFarEnd(Conversation conversation) throws IOException {
        this.conversation = conversation;
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
                listening, Thread.ofPlatform().daemon().name("far-end").start(() -> accept(listening)));
    }

    private void accept(ServerSocket listening) {
        while (true) {
            try {
                Connection connection = new Connection(listening.accept());
                connections.add(connection);
                Thread.ofPlatform().daemon().name("far-end-connection").start(() -> hold(connection));
            } catch (IOException e) {
                return; // it went down
            }
        }
    }

    private void hold(Connection connection) {
        try (Socket socket = connection.socket) {
            conversation.hold(connection, socket.getOutputStream());
        } catch (IOException e) { // cut, by one side or the other
        }
    }

    /** One of them, and what came over it. */
    private final class Connection extends InputStream {
        private final Socket socket;
        private final ByteArrayOutputStream received = new ByteArrayOutputStream();

        Connection(Socket socket) {
            this.socket = socket;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            awaitReading(socket);
            int count = socket.getInputStream().read(bytes, offset, length);
            received.write(bytes, offset, Math.max(count, 0));
            awaitReading(socket);
            return count;
        }
    }

    private synchronized void awaitReading(Socket socket) throws IOException {
        try {
            while (stalled && !socket.isClosed()) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    /** Where it listens, or did before it went down. */
    public int port() {
        return address.getPort();
    }

    /** What was received, one element for each connection there ever was. */
    public List<byte[]> received() {
        return connections.stream()
                .map(connection -> connection.received.toByteArray())
                .toList();
    }

    /** How many connections there ever were. */
    public int connections() {
        return connections.size();
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
        for (Connection connection : connections) {
            cut(connection.socket);
        }
        wake();
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
        setStalled(false);
        if (listener == null) {
            listener = listen(address);
        }
    }

    @Override
    public void hangUp() throws IOException {
        for (Connection connection : connections) {
            connection.socket.close();
        }
        wake();
    }

    @Override
    public void stall() {
        setStalled(true);
    }

    private synchronized void setStalled(boolean now) {
        stalled = now;
        notifyAll();
    }

    private synchronized void wake() {
        notifyAll();
    }

    @Override
    public void close() {
        try {
            goDown();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
