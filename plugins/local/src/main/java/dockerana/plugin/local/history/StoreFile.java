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

    /** What goes wrong for once is tried again with the file as it was written. */
    private static final int MOST_FAILURES = 2;

    private final Path directory;
    private final Path file;
    private final Path aside;
    private final Limits limits;
    private final Agent agent;
    private boolean full;
    private int failures;
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
                "Make room on the disk of %s, and see that it can be written".formatted(directory)));
    }

    /** Opens it to read and write, or while the disk is full to read only; gives nothing if there is nothing to read either. */
    @Nullable Opened open() throws IOException {
        Files.createDirectories(directory);
        if (!hasRoom()) {
            return openToRead();
        }
        try {
            return told(Opened.open(file, false, limits, agent));
        } catch (MVStoreException e) {
            switch (e.getErrorCode()) {
                case DataUtils.ERROR_FILE_LOCKED ->
                    throw new StoreInUse(file + " is in use by another process: stop that one", e);
                case DataUtils.ERROR_WRITING_FAILED -> {
                    full(reason(e));
                    return openToRead();
                }
                default -> setAside("damaged", e);
            }
        } catch (UnfitStore e) {
            setAside(e.getMessage(), e);
        } catch (RuntimeException e) { // whatever the bytes of a damaged file lead to
            setAside("damaged", e);
        }
        try {
            return told(Opened.open(file, false, limits, agent));
        } catch (MVStoreException e) {
            throw new IOException(file + " cannot be made: " + reason(e), e);
        }
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
    void setAside(@Nullable String why, Object cause) throws IOException {
        LOG.warn("{} is {}: it is kept as {}, and history begins anew ({})", file, why, aside.getFileName(), cause);
        Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        failures = 0;
        unreadable.set(0);
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
        failures = 0;
        if (full) {
            told(now);
        }
        if (Files.exists(aside) && now.bytes() + Files.size(aside) > limits.bytes()) {
            Files.delete(aside);
            told(now);
        }
    }

    private static String reason(MVStoreException failure) {
        Throwable cause = failure.getCause();
        return String.valueOf(cause == null ? failure.getMessage() : cause.getMessage());
    }

    /** It could not be written, and has been closed. */
    void failed(RuntimeException failure) throws IOException {
        LOG.debug("{} could not be written", file, failure);
        if (failure instanceof MVStoreException writing && writing.getErrorCode() == DataUtils.ERROR_WRITING_FAILED) {
            full(reason(writing));
        } else if (isDamage(failure) || ++failures >= MOST_FAILURES) {
            setAside("damaged", failure);
        }
    }

    private static boolean isDamage(RuntimeException failure) {
        return failure instanceof UnfitStore
                || (failure instanceof MVStoreException store
                        && (store.getErrorCode() == DataUtils.ERROR_FILE_CORRUPT
                                || store.getErrorCode() == DataUtils.ERROR_CHUNK_NOT_FOUND));
    }

    /** Something in it could not be read. */
    void unreadable(RuntimeException failure) {
        LOG.debug("{} could not be read", file, failure);
        if (isDamage(failure)) {
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
