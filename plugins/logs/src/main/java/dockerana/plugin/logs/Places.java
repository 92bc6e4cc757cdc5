package dockerana.plugin.logs;

import dockerana.api.LogRecord;
import java.io.EOFException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;

/** Finds places in a log without reading all of it. Confined to one thread. */
final class Places {
    private final Rotation files;
    private final Format format;
    private final Within within;
    private final Line line = new Line();
    private final byte[] bytes;
    private boolean moved;

    /** @param scratch to search in, longer than most lines */
    Places(Rotation files, Format format, Block scratch) {
        this.files = files;
        this.format = format;
        this.within = new Within(format, scratch);
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

    /** Before the first line of the first file that was written to after a time: those before it are known. */
    Optional<Place> changedSince(Instant time) throws IOException {
        for (NamedFile named : files.all()) {
            if (named.changed().isAfter(time) || named.age() == 0) {
                return Optional.of(new Place(named, 0));
            }
        }
        return Optional.empty();
    }

    /** Where to go on when what was read before that time is not found any more. */
    Optional<Place> behindGap(long nanos) throws IOException {
        return format.tellsTimes() ? since(nanos + 1) : changedSince(Stamp.instant(nanos));
    }

    /** What the last line says of its time that ends before a place and says anything; {@link Stamp#NONE} if none does nearby. */
    long timeBefore(Place place) throws IOException {
        Optional<LogFile> opened = open(place.file());
        if (opened.isEmpty()) {
            return Stamp.NONE;
        }
        try (LogFile file = opened.get()) {
            return within.timeBefore(file, place.position());
        } catch (ZipException | EOFException e) {
            return Stamp.NONE;
        }
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
            return Optional.of(new Place(named, within.aligned(file, position)));
        }
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
                if (i == 0 || within.isBefore(file, 0, nanos)) {
                    return Optional.of(new Place(
                            named,
                            named.zipped() ? within.walk(file, nanos) : within.bisect(file, named.size(), nanos)));
                }
            } catch (ZipException | EOFException e) { // damaged: what is older cannot be found through it
                return Optional.of(new Place(all.get(Math.min(i + 1, all.size() - 1)), 0));
            }
        }
        return Optional.empty();
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
            int size = file.read(bytes, (int) (record.position() - from), from);
            if (from + size != record.position() || bytes[size - 1] != '\n') {
                return false;
            }
            int begin = size - 1;
            while (begin > 0 && bytes[begin - 1] != '\n') {
                begin--;
            }
            boolean whole = format.take(bytes, begin, size, line) == size && line.readable && line.stream == stream;
            boolean timed = whole && (line.nanos != Stamp.NONE || format.tellsTimes());
            boolean same = named.identity().equals(identity(record.origin().file()));
            return timed ? line.nanos == record.timeNanos() : same && !format.tellsTimes();
        } catch (ZipException | EOFException e) {
            return false;
        }
    }
}
