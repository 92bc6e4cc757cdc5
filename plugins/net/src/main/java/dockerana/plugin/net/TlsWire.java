package dockerana.plugin.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/** TLS over a {@link TcpWire}, whose deadlines it keeps. */
final class TlsWire implements Wire {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final TcpWire tcp;
    private final SSLEngine engine;
    private final ByteBuffer received;
    private final ByteBuffer sending;
    private final ByteBuffer heard;

    /** @param engine of a client, for this host */
    TlsWire(TcpWire tcp, SSLEngine engine) {
        this.tcp = tcp;
        this.engine = engine;
        this.received = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        this.sending = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        this.heard = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize())
                .flip();
    }

    /**
     * Agrees with the far end on keys and certificates.
     *
     * @param deadline until when, in {@link System#nanoTime()}
     * @throws IOException if they do not agree in time; the message does not name the server yet
     */
    void handshake(long deadline) throws IOException, InterruptedException {
        engine.beginHandshake();
        HandshakeStatus status = engine.getHandshakeStatus();
        while (status != HandshakeStatus.FINISHED && status != HandshakeStatus.NOT_HANDSHAKING) {
            status = switch (status) {
                case NEED_WRAP -> wrap(NOTHING);
                case NEED_TASK -> runTasks();
                default -> unwrapOrWait(deadline);
            };
        }
    }

    private HandshakeStatus unwrapOrWait(long deadline) throws IOException, InterruptedException {
        SSLEngineResult result = unwrap();
        while (result.getStatus() == Status.BUFFER_UNDERFLOW) {
            int length = tcp.read(received);
            if (length < 0) {
                throw new SSLException("it closed the connection");
            }
            if (length == 0 && !tcp.awaitReadable(deadline)) {
                throw new SSLException("it did not answer in time");
            }
            result = unwrap();
        }
        return result.getHandshakeStatus();
    }

    private SSLEngineResult unwrap() throws SSLException {
        received.flip();
        heard.compact();
        SSLEngineResult result = engine.unwrap(received, heard);
        heard.flip();
        received.compact();
        return result;
    }

    private HandshakeStatus runTasks() {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
        return engine.getHandshakeStatus();
    }

    private HandshakeStatus wrap(ByteBuffer bytes) throws IOException, InterruptedException {
        SSLEngineResult result = engine.wrap(bytes, sending.clear());
        tcp.write(sending.flip());
        boolean stuck =
                result.bytesConsumed() == 0 && result.bytesProduced() == 0; // TLS 1.2: it wants another handshake
        if (bytes.hasRemaining() && (stuck || result.getStatus() == Status.CLOSED)) {
            throw tcp.closed();
        }
        return result.getHandshakeStatus();
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException, InterruptedException {
        while (bytes.hasRemaining()) {
            wrap(bytes);
        }
    }

    @Override
    public int read(ByteBuffer into, long deadline) throws IOException, InterruptedException {
        while (!heard.hasRemaining()) {
            Status status = unwrap().getStatus();
            runTasks();
            if (status == Status.CLOSED) {
                return -1;
            }
            if (status == Status.BUFFER_UNDERFLOW) {
                int length = tcp.read(received);
                if (length < 0) {
                    throw tcp.closed(); // without a goodbye: who knows what it still had to say
                }
                if (length == 0 && !tcp.awaitReadable(deadline)) {
                    throw tcp.silent();
                }
            }
        }
        int length = Math.min(heard.remaining(), into.remaining());
        into.put(into.position(), heard, heard.position(), length).position(into.position() + length);
        heard.position(heard.position() + length);
        return length;
    }

    /** Reads what a TLS server sends by itself: session tickets, new keys, its goodbye. */
    @Override
    public void checkOpen() throws IOException, InterruptedException {
        int length;
        do {
            length = tcp.read(received);
            Status status;
            do {
                status = unwrap().getStatus();
                heard.clear().flip();
                runTasks();
            } while (status == Status.OK);
            if (status == Status.CLOSED) {
                throw tcp.closed();
            }
        } while (length > 0);
        if (length < 0) {
            throw tcp.closed();
        }
    }

    @Override
    public void finish() throws IOException, InterruptedException {
        engine.closeOutbound();
        wrap(NOTHING);
        tcp.finish();
    }

    @Override
    public void close() {
        tcp.close();
    }
}
