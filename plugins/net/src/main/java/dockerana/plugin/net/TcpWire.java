package dockerana.plugin.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketOption;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.time.Duration;
import jdk.net.ExtendedSocketOptions;

/** Plain TCP with deadlines: the JDK's sockets have none for writing, and a thread that is blocked in one cannot be interrupted. */
final class TcpWire implements Wire {
    /** Small enough that a server which has stopped reading shows soon; the kernel would let it grow to megabytes. */
    private static final int SEND_BUFFER = 128 * 1024;

    private static final Duration GOODBYE = Duration.ofSeconds(1);

    private final String server;
    private final Duration patience;
    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private final ByteBuffer ignored = ByteBuffer.allocate(256);

    /** @param patience how long the far end may take nothing */
    private TcpWire(String server, Duration patience) throws IOException {
        this.server = server;
        this.patience = patience;
        this.channel = SocketChannel.open();
        this.selector = Selector.open();
        channel.configureBlocking(false);
        this.key = channel.register(selector, 0);
    }

    /**
     * Connects.
     *
     * @throws IOException if the address cannot be reached in time; the message does not name the server yet
     */
    static TcpWire connect(String server, InetSocketAddress address, Duration connectTimeout, Duration patience)
            throws IOException, InterruptedException {
        TcpWire wire = new TcpWire(server, patience);
        boolean connected = false;
        try {
            wire.setOptions();
            wire.connect(address, connectTimeout);
            connected = true;
            return wire;
        } catch (UnsupportedAddressTypeException e) {
            throw new IOException("this machine has no IPv6", e);
        } finally {
            if (!connected) {
                wire.close();
            }
        }
    }

    private void setOptions() throws IOException {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        setIfSupported(ExtendedSocketOptions.TCP_KEEPIDLE, 10);
        setIfSupported(ExtendedSocketOptions.TCP_KEEPINTERVAL, 5);
        setIfSupported(ExtendedSocketOptions.TCP_KEEPCOUNT, 3);
    }

    private void setIfSupported(SocketOption<Integer> option, int value) throws IOException {
        if (channel.supportedOptions().contains(option)) {
            channel.setOption(option, value);
        }
    }

    private void connect(InetSocketAddress address, Duration timeout) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        if (channel.connect(address)) {
            return;
        }
        while (!channel.finishConnect()) {
            if (!await(SelectionKey.OP_CONNECT, deadline)) {
                throw new SocketTimeoutException("did not answer within " + seconds(timeout));
            }
        }
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (bytes.hasRemaining()) {
            if (send(bytes) > 0) {
                deadline = System.nanoTime() + patience.toNanos();
            } else if (!await(SelectionKey.OP_WRITE, deadline)) {
                throw new SocketTimeoutException(server + " has read nothing for " + seconds(patience));
            }
        }
    }

    /** No more at once than the kernel takes: the JDK copies all it is given, and keeps the memory for it. */
    private int send(ByteBuffer bytes) throws IOException {
        ByteBuffer some = bytes.slice(bytes.position(), Math.min(bytes.remaining(), SEND_BUFFER));
        try {
            int sent = channel.write(some);
            bytes.position(bytes.position() + sent);
            return sent;
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** Reads what is there; -1 at the end. */
    int read(ByteBuffer into) throws IOException {
        try {
            return channel.read(into);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    @Override
    public int read(ByteBuffer into, long deadline) throws IOException, InterruptedException {
        int length = read(into);
        while (length == 0 && into.hasRemaining()) {
            if (!awaitReadable(deadline)) {
                throw silent();
            }
            length = read(into);
        }
        return length;
    }

    /** The failure when the far end says nothing. */
    SocketTimeoutException silent() {
        return new SocketTimeoutException(server + " did not answer in time");
    }

    /**
     * Waits until there is something to read.
     *
     * @return whether there is, before that moment of {@link System#nanoTime()}
     */
    boolean awaitReadable(long deadline) throws IOException, InterruptedException {
        return await(SelectionKey.OP_READ, deadline);
    }

    private IOException broken(IOException e) {
        return new IOException(server + " broke the connection: " + e.getMessage(), e);
    }

    private boolean await(int operation, long deadline) throws IOException, InterruptedException {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            return false;
        }
        key.interestOps(operation);
        selector.select(left / 1_000_000 + 1);
        selector.selectedKeys().clear();
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return true;
    }

    @Override
    public void checkOpen() throws IOException {
        int length;
        do {
            length = read(ignored.clear());
        } while (length > 0);
        if (length < 0) {
            throw closed();
        }
    }

    /** The failure when the far end has closed. */
    IOException closed() {
        return new IOException(server + " closed the connection");
    }

    @Override
    public void finish() throws IOException, InterruptedException {
        channel.shutdownOutput();
        long deadline = System.nanoTime() + GOODBYE.toNanos();
        while (read(ignored.clear()) >= 0 && awaitReadable(deadline)) {
            // what comes before the end does not matter
        }
    }

    @Override
    public void close() {
        try (selector;
                channel) {
            key.cancel();
        } catch (IOException e) {
            // it is given up anyway
        }
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() / 1000.0 + " s";
    }
}
