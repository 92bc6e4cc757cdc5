package dockerana.plugin.logs;

import java.io.IOException;

/** A file that was opened, plain or compressed; it goes on being readable when it is renamed or removed. */
interface LogFile extends AutoCloseable {
    /**
     * Reads from a position on until there are so many bytes or the file ends; positions are those of the text, not of the compressed file.
     *
     * @param into takes them, from its start
     * @return how many there are; 0 at the end
     */
    int read(byte[] into, int size, long position) throws IOException;

    @Override
    void close();
}
