package dockerana.plugin.logs;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A file that was opened, plain or compressed; it goes on being readable when it is renamed or removed. */
interface LogFile extends AutoCloseable {
    /**
     * Reads from a position on until the buffer is full or the file ends; positions are those of the text, not of the compressed file.
     *
     * @return how many bytes; 0 at the end
     */
    int read(ByteBuffer into, long position) throws IOException;

    @Override
    void close();
}
