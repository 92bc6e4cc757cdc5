package dockerana.plugin.carbon;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A connection to a carbon. Confined to one thread, which may be interrupted. Every message names the server. */
interface Wire {
    /**
     * Hands over all of these bytes.
     *
     * @throws IOException if the far end takes nothing for as long as it may, or the connection breaks
     */
    void write(ByteBuffer bytes) throws IOException, InterruptedException;

    /**
     * Looks whether the far end is there as far as this side knows; never waits. Carbon sends nothing, so all there can be is an end.
     *
     * @throws IOException if the far end closed the connection
     */
    void checkOpen() throws IOException, InterruptedException;

    /** Says goodbye and waits a moment until the far end has read everything. */
    void finish() throws IOException, InterruptedException;

    /** Lets go at once. */
    void close();
}
