package dockerana.plugin.logs;

import dockerana.api.LogRecord;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;

/** Finds places in a log without reading all of it. Confined to one thread. */
final class Places {
    /** Enough to find a newline in, mostly. */
    private static final int STEP = 8 * 1024;

    private final Rotation files;
    private final Format format;
    private final Line line = new Line();
    private final byte[] bytes;
    private boolean moved;

    /** @param scratch to search in, longer than most lines */
    Places(Rotation files, Format format, Block scratch) {
        this.files = files;
        this.format = format;
        this.bytes = scratch.bytes;
    }

    /** The files of the log, the oldest first, to find places in. */
    List<NamedFile> look() throws IOException {
        moved = false;
        return files.all();
    }

    /** Whether files were renamed or compressed since the last look, so that nothing is known about what was not found. */
    boolean haveMoved() {
        return moved;
    }

    private Optional<LogFile> open(NamedFile named) throws IOException {
        Optional<LogFile> opened = named.open();
        moved |= opened.isEmpty();
        return opened;
    }

    /** Before the first line that there is; empty while there is no file. */
    Optional<Place> first() throws IOException {
        return files.all().stream().findFirst().map(oldest -> new Place(oldest, 0));
    }

    /** Behind the last whole line that there is; empty while there is no file. */
    Optional<Place> end() throws IOException {
        List<NamedFile> all = files.all();
        return all.isEmpty() || all.getLast().zipped()
                ? Optional.empty()
                : aligned(all.getLast(), all.getLast().size());
    }

    /**
     * Behind the last line that ends before a place, or there. The look back does not end with its file.
     *
     * @param all what a look showed
     * @param back how many bytes before the place
     */
    Optional<Place> before(List<NamedFile> all, Place place, long back) throws IOException {
        long position = place.position() - back;
        if (position >= 0) {
            return aligned(place.file(), position);
        }
        int index = all.indexOf(place.file());
        if (index > 0 && !all.get(index - 1).zipped()) {
            NamedFile older = all.get(index - 1);
            return aligned(older, Math.max(0, older.size() + position));
        }
        return Optional.of(new Place(place.file(), 0));
    }

    private Optional<Place> aligned(NamedFile named, long position) throws IOException {
        Optional<LogFile> opened = open(named);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        try (LogFile file = opened.get()) {
            for (long end = position; end > 0; end -= STEP) {
                long from = Math.max(0, end - STEP);
                for (int i = read(file, from, (int) (end - from)); i > 0; i--) {
                    if (bytes[i - 1] == '\n') {
                        return Optional.of(new Place(named, from + i));
                    }
                }
            }
        }
        return Optional.of(new Place(named, 0));
    }

    /** Before the first line that was written at that time or later; behind the last if none was. */
    Optional<Place> since(long nanos) throws IOException {
        List<NamedFile> all = files.all();
        for (int i = all.size() - 1; i >= 0; i--) {
            NamedFile named = all.get(i);
            Optional<LogFile> opened = named.open();
            if (opened.isEmpty()) {
                return Optional.empty(); // it was rotated meanwhile
            }
            try (LogFile file = opened.get()) {
                if (i == 0 || isBefore(file, 0, nanos)) {
                    return Optional.of(
                            new Place(named, named.zipped() ? walk(file, nanos) : bisect(file, named.size(), nanos)));
                }
            } catch (ZipException | EOFException e) { // damaged: what is older cannot be found through it
                return Optional.of(new Place(all.get(Math.min(i + 1, all.size() - 1)), 0));
            }
        }
        return Optional.empty();
    }

    /** Whether the first whole line behind a position was written before that time. */
    private boolean isBefore(LogFile file, long position, long nanos) throws IOException {
        return next(file, position, position > 0) >= 0 && line.nanos < nanos;
    }

    /** Takes the first line that begins at a position, or behind it; where it begins, or -1 if there is none. */
    private long next(LogFile file, long position, boolean within) throws IOException {
        int size = read(file, position, bytes.length);
        int at = within ? behindNewline(0, size) : 0;
        for (int next; at >= 0 && (next = format.take(bytes, at, size, line)) >= 0; at = next) {
            if (line.readable) {
                return position + at;
            }
        }
        return -1;
    }

    private int behindNewline(int from, int size) {
        for (int i = from; i < size; i++) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    /** Lines are in order but for milliseconds between two streams. */
    private long bisect(LogFile file, long size, long nanos) throws IOException {
        long low = 0;
        long high = size;
        while (high - low > bytes.length) {
            long middle = low + (high - low) / 2;
            if (isBefore(file, middle, nanos)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return walkFrom(file, low, low > 0, nanos);
    }

    /** What is compressed can only be read from its start. */
    private long walk(LogFile file, long nanos) throws IOException {
        return walkFrom(file, 0, false, nanos);
    }

    private long walkFrom(LogFile file, long from, boolean within, long nanos) throws IOException {
        long position = from;
        boolean inside = within;
        while (true) {
            int size = read(file, position, bytes.length);
            int at = inside ? behindNewline(0, size) : 0;
            if (at < 0) {
                return position;
            }
            inside = false;
            int begin = at;
            for (int next; (next = format.take(bytes, at, size, line)) >= 0; at = next) {
                if (line.readable && line.nanos >= nanos) {
                    return position + at;
                }
            }
            if (size < bytes.length || at == begin) {
                return position + at;
            }
            position += at;
        }
    }

    /**
     * Where a record ends that was sent before: its file may have been renamed or compressed since. Inodes are used again, so what counts is
     * that a line of its stream and time ends there.
     */
    Optional<Place> behind(List<NamedFile> all, LogRecord record, int stream) throws IOException {
        String identity = identity(record.origin().file());
        for (NamedFile named : all.reversed()) {
            if (named.identity().equals(identity) && ends(named, record, stream)) {
                return Optional.of(new Place(named, record.position()));
            }
        }
        for (NamedFile named : all.reversed()) {
            if (!named.identity().equals(identity) && ends(named, record, stream)) {
                return Optional.of(new Place(named, record.position()));
            }
        }
        return Optional.empty();
    }

    /** The checkpoint's file is {@code startedAt:device:inode}. */
    private static String identity(String file) {
        int inode = file.lastIndexOf(':');
        int device = inode < 0 ? -1 : file.lastIndexOf(':', inode - 1);
        return file.substring(device + 1);
    }

    private boolean ends(NamedFile named, LogRecord record, int stream) throws IOException {
        if (record.position() <= 0 || (!named.zipped() && named.size() < record.position())) {
            return false;
        }
        Optional<LogFile> opened = open(named);
        if (opened.isEmpty()) {
            return false;
        }
        try (LogFile file = opened.get()) {
            long from = Math.max(0, record.position() - bytes.length);
            int size = read(file, from, (int) (record.position() - from));
            if (from + size != record.position() || bytes[size - 1] != '\n') {
                return false;
            }
            int begin = size - 1;
            while (begin > 0 && bytes[begin - 1] != '\n') {
                begin--;
            }
            return format.take(bytes, begin, size, line) == size
                    && line.readable
                    && line.stream == stream
                    && line.nanos == record.timeNanos();
        } catch (ZipException | EOFException e) {
            return false;
        }
    }

    private int read(LogFile file, long from, int size) throws IOException {
        return file.read(bytes, size, from);
    }
}
