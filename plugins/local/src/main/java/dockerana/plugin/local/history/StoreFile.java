package dockerana.plugin.local.history;

import dockerana.api.Agent;
import dockerana.api.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file on its disk: opens it whatever it is like, and says how it is. Confined to the sink's thread, but for {@link #unreadable}. */
final class StoreFile {
    private static final Logger LOG = LoggerFactory.getLogger(StoreFile.class);

    /** A reader may meet a page that is just being moved. */
    private static final int MOST_UNREADABLE = 3;

    private final Path directory;
    private final Path file;
    private final Path aside;
    private final Limits limits;
    private final Agent agent;
    private boolean full;
    private final AtomicInteger unreadable = new AtomicInteger();

    StoreFile(Path directory, Limits limits, Agent agent) {
        this.directory = directory;
        this.file = directory.resolve("history.mv");
        this.aside = directory.resolve("history-set-aside.mv");
        this.limits = limits;
        this.agent = agent;
    }

    /** Whether the disk has room for more; says so when that changes. */
    boolean hasRoom() {
        boolean room = directory.toFile().getUsableSpace() >= limits.freeBytes();
        if (!room && !full) {
            full("less than %d MiB are free".formatted(limits.freeBytes() >> 20));
        }
        return room;
    }

    private void full(String why) {
        full = true;
        agent.status(Status.failed(
                "%s is not written, because %s: what happens now is shown, but not remembered".formatted(file, why),
                "Make room on the disk of %s".formatted(directory)));
    }

    /** Opens it to read and write, or to read only while the disk is full. */
    Opened open() throws IOException {
        Files.createDirectories(directory);
        if (!hasRoom() && Files.exists(file)) {
            Opened past = openToRead();
            if (past != null) {
                return past;
            }
        }
        try {
            return told(Opened.open(file, false, limits, agent));
        } catch (MVStoreException e) {
            switch (e.getErrorCode()) {
                case DataUtils.ERROR_FILE_LOCKED ->
                    throw new IOException(file + " is in use by another process: stop that one", e);
                case DataUtils.ERROR_WRITING_FAILED -> throw new IOException(file + " cannot be written", e);
                default -> setAside("damaged", e);
            }
        } catch (UnfitStore e) {
            setAside(e.getMessage(), e);
        } catch (RuntimeException e) { // whatever the bytes of a damaged file lead to
            setAside("damaged", e);
        }
        return told(Opened.open(file, false, limits, agent));
    }

    private Opened told(Opened now) {
        full = false;
        unreadable.set(0);
        agent.status(
                Files.exists(aside)
                        ? Status.degraded(
                                "History began anew, because the file before could not be read; it is kept as " + aside,
                                "Delete that file")
                        : Status.ok("Remembers in " + file));
        return now;
    }

    /** Puts it where it is in nobody's way; it must not be open. */
    void setAside(@Nullable String why, @Nullable Exception cause) throws IOException {
        LOG.warn("{} is {}: it is kept as {}, and history begins anew", file, why, aside.getFileName(), cause);
        Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
    }

    /** To read only, or nothing if that does not work either. */
    @Nullable Opened openToRead() {
        try {
            return Opened.open(file, true, limits, agent);
        } catch (RuntimeException e) { // the past can wait until the disk has room
            LOG.debug("{} cannot be read", file, e);
            return null;
        }
    }

    /** Something was written. */
    void written(Opened now) throws IOException {
        if (full) {
            told(now);
        }
        if (Files.exists(aside) && now.bytes() + Files.size(aside) > limits.bytes()) {
            Files.delete(aside);
            told(now);
        }
    }

    /** It could not be written. */
    void failed(MVStoreException failure) throws IOException {
        if (failure.getErrorCode() == DataUtils.ERROR_WRITING_FAILED) {
            full(String.valueOf(failure.getMessage()));
        } else {
            setAside("damaged", failure);
        }
    }

    /** Something in it could not be read. */
    void unreadable(MVStoreException failure) {
        LOG.debug("{} could not be read", file, failure);
        if (failure.getErrorCode() == DataUtils.ERROR_FILE_CORRUPT) {
            unreadable.incrementAndGet();
        }
    }

    /** Whether readers met what is no page of it, more than once. */
    boolean isDamaged() {
        return unreadable.get() > MOST_UNREADABLE;
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
