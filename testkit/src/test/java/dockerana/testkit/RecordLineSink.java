package dockerana.testkit;

import dockerana.api.LogRecord;
import dockerana.api.RecordSink;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sink that keeps every promise: ids and texts, one after the other over TCP. */
class RecordLineSink implements RecordSink {
    private final int port;
    private @Nullable SocketChannel channel;

    RecordLineSink(int port) {
        this.port = port;
    }

    @Override
    public void connect() throws IOException {
        close();
        try {
            channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new IOException("127.0.0.1:" + port + " refused the connection", e);
        }
    }

    @Override
    public void write(List<LogRecord> records) throws IOException {
        SocketChannel open = channel;
        if (open == null) {
            throw new IOException("127.0.0.1:" + port + " is not connected");
        }
        open.configureBlocking(false);
        int read = open.read(ByteBuffer.allocate(1));
        open.configureBlocking(true);
        if (read < 0) {
            throw new IOException("127.0.0.1:" + port + " closed the connection");
        }
        ByteBuffer bytes = ByteBuffer.wrap(encoded(records));
        while (bytes.hasRemaining()) {
            open.write(bytes);
        }
    }

    private byte[] encoded(List<LogRecord> records) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (LogRecord record : records) {
            for (String part : List.of(id(record), text(record))) {
                byte[] encoded = HostileText.onTheWire(part).getBytes(StandardCharsets.UTF_8);
                out.writeInt(encoded.length);
                out.write(encoded);
            }
        }
        return bytes.toByteArray();
    }

    String id(LogRecord record) {
        return record.id();
    }

    String text(LogRecord record) {
        return record.text();
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }
}
