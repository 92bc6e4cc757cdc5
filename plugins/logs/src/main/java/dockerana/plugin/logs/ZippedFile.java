package dockerana.plugin.logs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * A rotated file that was compressed. It is read in order; a step back within the latest read costs nothing, a longer one begins from the start.
 */
final class ZippedFile implements LogFile {
    private static final int BUFFER = 32 * 1024;

    private final FileChannel channel;
    private InputStream text;

    /** Where {@link #text} stands. */
    private long at;

    /** What was read last, up to {@link #at}. */
    private byte[] latest = {};

    ZippedFile(Path path) throws IOException {
        channel = FileChannel.open(path);
        try {
            text = fromTheStart();
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private InputStream fromTheStart() throws IOException {
        channel.position(0);
        return new GZIPInputStream(Channels.newInputStream(channel), BUFFER);
    }

    @Override
    public int read(byte[] into, int size, long position) throws IOException {
        if (position < at - latest.length) {
            text = fromTheStart();
            at = 0;
            latest = new byte[0];
        }
        if (position > at) {
            skipTo(position);
            if (at < position) {
                return 0;
            }
        }
        int again = (int) Math.min(at - position, size);
        System.arraycopy(latest, (int) (position - (at - latest.length)), into, 0, again);
        if (again == size) {
            return size;
        }
        int read = again + text.readNBytes(into, again, size - again);
        at = position + read;
        latest = Arrays.copyOf(into, read);
        return read;
    }

    private void skipTo(long position) throws IOException {
        latest = new byte[0];
        while (at < position) {
            long skipped = text.skip(position - at);
            if (skipped == 0) {
                return;
            }
            at += skipped;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException ignored) { // nothing was written, and it is not used again
        }
    }
}
