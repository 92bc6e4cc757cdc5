package dockerana.plugin.logs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A file as it is. */
final class PlainFile implements LogFile {
    private final FileChannel channel;

    PlainFile(Path path) throws IOException {
        channel = FileChannel.open(path);
    }

    @Override
    public int read(byte[] into, int size, long position) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(into, 0, size);
        while (buffer.hasRemaining() && channel.read(buffer, position + buffer.position()) > 0) {
            // a file gives all it has at once; a network's file system may not
        }
        return buffer.position();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException ignored) { // nothing was written, and it is not used again
        }
    }
}
