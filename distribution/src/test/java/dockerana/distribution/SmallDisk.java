package dockerana.distribution;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A real file system with little room, in memory.
 *
 * @param folder where it is mounted
 */
record SmallDisk(Path folder) implements AutoCloseable {
    private static final String FILLER = "filler";

    static SmallDisk at(Path folder, String size) throws Exception {
        Files.createDirectories(folder);
        Command.run("mount", "-t", "tmpfs", "-o", "size=" + size, "small-disk", folder.toString())
                .succeeded();
        return new SmallDisk(folder);
    }

    /** Takes all its room but for so many bytes. */
    void fill(long but) {
        try (OutputStream filler = Files.newOutputStream(folder.resolve(FILLER))) {
            byte[] page = new byte[4096];
            while (room() > but) {
                filler.write(page);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives back what {@link #fill} took. */
    void free() throws IOException {
        Files.delete(folder.resolve(FILLER));
    }

    long room() {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            Command.run("umount", "--lazy", folder.toString()).succeeded();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
