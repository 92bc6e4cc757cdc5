package dockerana.plugin.net;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A connection to a server. Confined to one thread, which may be interrupted. Every message names the server. */
public sealed interface Wire permits TcpWire, TlsWire {
    /**
     * Hands over all of these bytes.
     *
     * @throws IOException if the far end takes nothing for as long as it may, or the connection breaks
     */
    void write(ByteBuffer bytes) throws IOException, InterruptedException;

    /**
     * Waits for bytes.
     *
     * @param deadline until when, in {@link System#nanoTime()}
     * @return how many came, or -1 if the far end has said all it had to say
     * @throws IOException if nothing came in time, or the connection breaks
     */
    int read(ByteBuffer into, long deadline) throws IOException, InterruptedException;

    /**
     * Looks whether the far end is there as far as this side knows, and forgets what it has said; never waits.
     *
     * @throws IOException if the far end closed the connection
     */
    void checkOpen() throws IOException, InterruptedException;

    /** Says goodbye and waits a moment until the far end has read everything. */
    void finish() throws IOException, InterruptedException;

    /** Lets go at once. */
    void close();
}
