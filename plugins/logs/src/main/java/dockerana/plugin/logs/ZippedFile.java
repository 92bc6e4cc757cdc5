package dockerana.plugin.logs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
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
    public int read(ByteBuffer into, long position) throws IOException {
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
        int begin = into.position();
        if (position < at) {
            int again = (int) Math.min(at - position, into.remaining());
            into.put(latest, (int) (position - (at - latest.length)), again);
        }
        if (into.hasRemaining()) {
            into.position(into.position() + text.readNBytes(into.array(), into.position(), into.remaining()));
            at = position + into.position() - begin;
            latest = new byte[into.position() - begin];
            into.get(begin, latest);
        }
        return into.position() - begin;
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
