package dockerana.plugin.logs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;

/**
 * One file of a log, under the name it had a moment ago.
 *
 * @param path that name
 * @param age how often it was rotated: 0 for the one that is written
 * @param zipped whether it was compressed
 * @param key device and inode, which stay when it is renamed
 * @param size in bytes
 * @param changed when something was written to it
 */
record NamedFile(Path path, int age, boolean zipped, Object key, long size, Instant changed) {
    /** What there is under a name; empty if nothing is. */
    static Optional<NamedFile> at(Path path, int age, boolean zipped) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return attributes.isRegularFile()
                    ? Optional.of(new NamedFile(
                            path,
                            age,
                            zipped,
                            attributes.fileKey(),
                            attributes.size(),
                            attributes.lastModifiedTime().toInstant()))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Device and inode as text, for a checkpoint: {@code fd01:1048577}. */
    String identity() {
        return identity(key);
    }

    /** The JDK prints {@code (dev=fd01,ino=1048577)}. */
    static String identity(Object key) {
        String text = key.toString();
        int inode = text.indexOf(",ino=");
        return text.startsWith("(dev=") && inode > 0
                ? text.substring("(dev=".length(), inode)
                        + ':'
                        + text.substring(inode + ",ino=".length(), text.length() - 1)
                : text;
    }

    /** Opens it; empty if there is another under its name by now. */
    Optional<LogFile> open() throws IOException {
        LogFile opened;
        try {
            opened = zipped ? new ZippedFile(path) : new PlainFile(path);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        Optional<NamedFile> now = at(path, age, zipped);
        if (now.isPresent() && now.get().key.equals(key)) {
            return Optional.of(opened);
        }
        opened.close();
        return Optional.empty();
    }
}
