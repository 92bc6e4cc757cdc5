package dockerana.testkit;

import dockerana.api.Agent;
import dockerana.api.Batch;
import dockerana.api.SampleSink;
import dockerana.api.Series;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A sink that keeps every promise: a name, eight bytes of a value and eight of a time, one after the other over TCP. */
class LineSink implements SampleSink {
    private final int port;
    private final Agent agent;
    private final Series.Cache<byte[]> names;
    private final ByteBuffer out = ByteBuffer.allocateDirect(1 << 20);
    private final ByteBuffer end = ByteBuffer.allocateDirect(1);
    private @Nullable SocketChannel channel;

    LineSink(int port, Agent agent) {
        this.port = port;
        this.agent = agent;
        this.names = newCache();
    }

    final Series.Cache<byte[]> newCache() {
        return new Series.Cache<>(
                byte[][]::new, series -> (name(agent, series) + '\n').getBytes(StandardCharsets.UTF_8));
    }

    String name(Agent agent, Series series) {
        return agent.path(series);
    }

    @Override
    public void connect() throws IOException {
        close();
        try {
            channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.setOption(StandardSocketOptions.SO_SNDBUF, 64 * 1024);
        } catch (ConnectException e) {
            throw new IOException("127.0.0.1:" + port + " refused the connection", e);
        }
    }

    @Override
    public void write(Batch batch) throws IOException {
        SocketChannel open = connected();
        byte[][] encoded = names(batch);
        for (int i = 0; i < batch.size(); i++) {
            double value = value(batch, i);
            if (isSent(value)) {
                out.put(encoded[i]).putDouble(value).putLong(time(batch));
                if (out.remaining() < 4096) {
                    flush(open);
                }
            }
        }
        flush(open);
    }

    byte[][] names(Batch batch) {
        return names.of(batch);
    }

    double value(Batch batch, int index) {
        return batch.rate(index);
    }

    boolean isSent(double value) {
        return Double.isFinite(value);
    }

    long time(Batch batch) {
        return batch.slotMillis();
    }

    private SocketChannel connected() throws IOException {
        SocketChannel open = channel;
        if (open == null) {
            throw new IOException("127.0.0.1:" + port + " is not connected");
        }
        notice(open);
        return open;
    }

    /** A connection that the far end has closed is at its end; an open one has nothing to say. */
    void notice(SocketChannel open) throws IOException {
        open.configureBlocking(false);
        end.clear();
        int read = open.read(end);
        open.configureBlocking(true);
        if (read < 0) {
            throw new IOException("127.0.0.1:" + port + " closed the connection");
        }
    }

    private void flush(SocketChannel open) throws IOException {
        out.flip();
        try {
            write(out, open);
        } finally {
            out.clear();
        }
    }

    void write(ByteBuffer bytes, SocketChannel open) throws IOException {
        while (bytes.hasRemaining()) {
            open.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }
}
