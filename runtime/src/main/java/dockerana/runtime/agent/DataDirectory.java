package dockerana.runtime.agent;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The directory of everything that outlives a process; locked, because two agents in one would undo each other's checkpoints. */
public final class DataDirectory implements AutoCloseable {
    private final Path directory;
    private final FileChannel lock;

    private DataDirectory(Path directory, FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /**
     * Makes and locks it.
     *
     * @throws IOException if it cannot be written or another process has it; the message says what to do
     */
    public static DataDirectory lock(Path directory) throws IOException {
        FileChannel channel = open(directory);
        try {
            @Nullable FileLock lock = channel.tryLock();
            if (lock == null) {
                String owner = read(channel);
                throw new IOException(
                        "%s is in use by another dockerana%s: stop that one, or give this one its own --data DIR"
                                .formatted(directory, owner.isEmpty() ? "" : " (process " + owner + ")"));
            }
            write(channel, Long.toString(ProcessHandle.current().pid()));
            return new DataDirectory(directory, channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static FileChannel open(Path directory) throws IOException {
        try {
            Files.createDirectories(directory);
            return FileChannel.open(
                    directory.resolve("lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new IOException(
                    "%s cannot be written (%s): make it writable for this user, or choose another with --data DIR"
                            .formatted(directory, e.getClass().getSimpleName()),
                    e);
        }
    }

    /** Who has it is a courtesy: a full disk must not keep the agent from starting, which then is needed most. */
    private static void write(FileChannel channel, String pid) {
        try {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) { // the lock holds without it
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer pid = ByteBuffer.allocate(20);
        channel.read(pid, 0);
        return StandardCharsets.US_ASCII.decode(pid.flip()).toString().strip();
    }

    /** Where checkpoints are kept. */
    public Path state() {
        return directory.resolve("state");
    }

    /** Gives it free for the next process. */
    @Override
    public void close() throws IOException {
        lock.close();
    }

    @Override
    public String toString() {
        return directory.toString();
    }
}
