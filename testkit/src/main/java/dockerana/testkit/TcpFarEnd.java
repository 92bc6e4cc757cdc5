package dockerana.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
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
 * A TCP server on loopback that keeps the bytes of every connection and answers nothing. It is told what to do by one thread, and may be asked
 * what it received by any.
 */
public final class TcpFarEnd implements FarEnd, AutoCloseable {
    /** Small, so that a writer is blocked soon after {@link #stall}. */
    private static final int RECEIVE_BUFFER = 16 * 1024;

    private final InetSocketAddress address;
    private final List<Connection> connections = new CopyOnWriteArrayList<>();
    private @Nullable Listener listener;
    private volatile boolean stalled;

    private record Connection(Socket socket, ByteArrayOutputStream bytes) {}

    private record Listener(ServerSocket socket, Thread thread) {}

    /** Listens on a free port. */
    public TcpFarEnd() throws IOException {
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
                Connection connection = new Connection(listening.accept(), new ByteArrayOutputStream());
                connections.add(connection);
                Thread.ofPlatform().daemon().name("far-end-connection").start(() -> read(connection));
            } catch (IOException e) {
                return; // it went down
            }
        }
    }

    private void read(Connection connection) {
        byte[] buffer = new byte[RECEIVE_BUFFER];
        try {
            InputStream in = connection.socket.getInputStream();
            for (int length; !stalled && (length = in.read(buffer)) >= 0; ) {
                connection.bytes.write(buffer, 0, length);
            }
            if (!stalled) {
                connection.socket.close();
            }
        } catch (IOException e) { // cut, by one side or the other
        }
    }

    /** Where it listens, or did before it went down. */
    public int port() {
        return address.getPort();
    }

    /** What was received, one element for each connection there ever was. */
    public List<byte[]> received() {
        return connections.stream()
                .map(connection -> connection.bytes.toByteArray())
                .toList();
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
        for (Connection connection : connections) {
            connection.socket.close();
        }
    }

    @Override
    public void stall() {
        stalled = true;
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
