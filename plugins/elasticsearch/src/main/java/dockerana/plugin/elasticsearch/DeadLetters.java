package dockerana.plugin.elasticsearch;

import dockerana.api.LogRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The records that the cluster refused for ever, a line of JSON each, with the reason, so that they can be looked at and sent again. Confined to
 * one thread.
 */
final class DeadLetters {
    private static final Set<StandardOpenOption> APPEND =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);

    private final Supplier<Path> file;
    private final long limit;

    /** @param limit how large the file may become */
    DeadLetters(Supplier<Path> file, long limit) {
        this.file = file;
        this.limit = limit;
    }

    /**
     * Keeps one, safe on disk when this returns.
     *
     * @return whether there was room
     */
    boolean keep(LogRecord record, String reason, Documents documents) throws IOException {
        if (limit == 0) {
            return false;
        }
        JsonBytes line = new JsonBytes(1024);
        line.raw("{\"reason\":").text(reason);
        line.raw(",\"index\":").text(documents.index(record));
        line.raw(",\"id\":").text(Documents.id(record));
        line.raw(",\"document\":");
        documents.document(line, record);
        line.raw("}\n");
        return append(line.part(0, line.length()));
    }

    private boolean append(ByteBuffer line) throws IOException {
        try (FileChannel channel = FileChannel.open(file.get(), APPEND, readableByItsOwner())) {
            if (channel.size() + line.remaining() > limit) {
                return false;
            }
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(false);
            return true;
        }
    }

    /** Lines of logs may hold anything. */
    private static FileAttribute<?>[] readableByItsOwner() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
