package dockerana.plugin.logs;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one log in the order they were written, by inode and offset: through rotation, compression and truncation. It knows nothing of
 * what the bytes mean. It may let go of its file and find it again. Confined to one thread.
 *
 * <p>A file that was truncated and has grown again shows the same inode and enough bytes. So the last bytes before the position are read again
 * with what follows; if they are others, so is everything.
 */
final class Tail implements AutoCloseable {
    /** What a read found. */
    enum Found {
        /** Bytes, in the block. */
        BYTES,
        /** Nothing new. */
        NOTHING,
        /** What is left of a file that has ended, in the block: it is to be consumed. */
        REST,
        /** The end of a file, and the next one: read again. */
        NEXT_FILE,
        /** That what came next is gone, and where it goes on: read again. */
        GAP
    }

    private static final int REMEMBERED = 64;

    private final Rotation files;
    private @Nullable LogFile file;
    private @Nullable Object key;
    private boolean zipped;
    private long position;

    /** What is known to be there up to some place, consumed or not: nothing new is behind it until the file is larger. */
    private long seen;

    private byte[] before = {};

    /** Begins at the start of the first file that appears, unless it is told where. */
    Tail(Rotation files) {
        this.files = files;
    }

    /** Goes to a place; false if that file is no longer there under its name. */
    boolean begin(NamedFile named, long at) throws IOException {
        Optional<LogFile> opened = named.open();
        if (opened.isEmpty()) {
            return false;
        }
        close();
        file = opened.get();
        key = named.key();
        zipped = named.zipped();
        position = at;
        seen = at;
        before = remembered(opened.get(), at);
        return true;
    }

    private static byte[] remembered(LogFile file, long position) throws IOException {
        byte[] bytes = new byte[(int) Math.min(REMEMBERED, position)];
        int read = bytes.length == 0 ? 0 : file.read(bytes, bytes.length, position - bytes.length);
        return read == bytes.length ? bytes : Arrays.copyOf(bytes, read);
    }

    /** Whether the file was let go and is not found any more. */
    boolean isLost() {
        return key != null && file == null;
    }

    /** Device and inode of the file that is read; empty before there is one. */
    String identity() {
        return key == null ? "" : NamedFile.identity(key);
    }

    /** Where reading goes on in it. */
    long position() {
        return position;
    }

    /** Whether another stands at the same place. */
    boolean isLevelWith(Tail other) {
        return position == other.position && key != null && key.equals(other.key);
    }

    /** Reads on; what of it is used must be {@linkplain #consumed told}, the rest is read again. */
    Found read(Block block) throws IOException {
        if (key == null) {
            Optional<NamedFile> first = files.all().stream().findFirst();
            return first.isPresent() && begin(first.get(), 0) ? Found.NEXT_FILE : Found.NOTHING;
        }
        if (file == null && !reopen()) {
            return goTo(files.all(), 0, Found.GAP);
        }
        Optional<NamedFile> live = zipped ? Optional.empty() : files.live();
        boolean current = live.isPresent() && live.get().key().equals(key);
        if (current && live.get().size() == seen && seen > 0) {
            return Found.NOTHING;
        }
        Found found;
        try {
            found = fill(block);
        } catch (ZipException | EOFException e) { // what was compressed is damaged from here on
            return next(false) == Found.NOTHING ? Found.NOTHING : Found.GAP;
        }
        return found != Found.NOTHING || current || (live.isEmpty() && !zipped) ? found : next(seen > position);
    }

    /** Reads what is behind {@link #seen}, together with what was not consumed before it. */
    private Found fill(Block block) throws IOException {
        LogFile open = opened();
        int known = zipped ? 0 : before.length;
        int read = open.read(block.bytes, block.bytes.length, position - known);
        if (read < known || !Arrays.equals(block.bytes, 0, known, before, 0, known)) {
            if (reopen()) { // it was copied before it was emptied
                return Found.NEXT_FILE;
            }
            position = 0;
            seen = 0;
            before = new byte[0];
            return Found.GAP;
        }
        block.from = known;
        block.to = read;
        long end = position - known + read;
        boolean more = end > seen || block.isFull();
        seen = Math.max(end, seen);
        return more ? Found.BYTES : Found.NOTHING;
    }

    private LogFile opened() {
        LogFile open = file;
        if (open == null) {
            throw new IllegalStateException("no file is open");
        }
        return open;
    }

    /** So much of the block is done with. */
    void consumed(Block block, int bytes) {
        if (bytes == 0) {
            return;
        }
        position += bytes;
        int end = block.from + bytes;
        before = Arrays.copyOfRange(block.bytes, Math.max(0, end - REMEMBERED), end);
    }

    /** What was not consumed is wanted again although nothing follows it. */
    void again() {
        seen = position;
    }

    /**
     * The file is read to its end: goes on with the one that is newer by one.
     *
     * @param rest whether something is left of it that was not consumed
     */
    private Found next(boolean rest) throws IOException {
        List<NamedFile> all = files.all();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).key().equals(key)) {
                return goTo(all, i + 1, rest ? Found.REST : Found.NEXT_FILE);
            }
        }
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).zipped() && holds(all.get(i))) {
                return goTo(all, i + 1, rest ? Found.REST : Found.NEXT_FILE);
            }
        }
        return goTo(all, 0, Found.GAP); // nobody knows what was between: whatever is there now is newer
    }

    /** Until something is in a new file, its writer may still use the one before. */
    private Found goTo(List<NamedFile> all, int index, Found found) throws IOException {
        if (index >= all.size() || (all.get(index).age() == 0 && all.get(index).size() == 0)) {
            return Found.NOTHING;
        }
        return found == Found.REST || begin(all.get(index), 0) ? found : Found.NOTHING;
    }

    /** Reads what was not consumed of a file that has ended; whether there is anything. */
    boolean readRest(Block block) throws IOException {
        if (file == null || seen == position) {
            return false;
        }
        again();
        return fill(block) == Found.BYTES;
    }

    /** Whether a file has, in front of the position, what was read there. */
    private boolean holds(NamedFile named) throws IOException {
        Optional<LogFile> opened = before.length == 0 ? Optional.empty() : named.open();
        if (opened.isEmpty()) {
            return false;
        }
        try (LogFile candidate = opened.get()) {
            byte[] there = new byte[before.length];
            return candidate.read(there, there.length, position - there.length) == there.length
                    && Arrays.equals(there, before);
        } catch (ZipException | EOFException e) { // it is being compressed, or damaged
            return false;
        }
    }

    /** Lets go of the file, so that its removal frees the disk. It is found again when it is read. */
    @Override
    public void close() {
        LogFile open = file;
        file = null;
        if (open != null) {
            open.close();
        }
    }

    private boolean reopen() throws IOException {
        List<NamedFile> all = files.all();
        for (NamedFile named : all.reversed()) {
            boolean same = named.key().equals(key) && position == 0;
            if ((same || holds(named)) && begin(named, position)) {
                return true;
            }
        }
        return false;
    }
}
