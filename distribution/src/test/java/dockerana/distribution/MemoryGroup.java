package dockerana.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A memory control group of its own, made directly, in version 1 or 2: what is in it has so much and no more, page cache included. */
final class MemoryGroup implements AutoCloseable {
    private static final Path ROOT = Path.of("/sys/fs/cgroup");
    private static final Path VERSION_1 = ROOT.resolve("memory");

    private final Path folder;
    private final boolean first;

    private MemoryGroup(Path folder, boolean first) {
        this.folder = folder;
        this.first = first;
    }

    static MemoryGroup of(String name, long bytes) throws IOException {
        boolean first = Files.exists(VERSION_1.resolve("memory.limit_in_bytes"));
        if (!first) {
            Files.writeString(ROOT.resolve("cgroup.subtree_control"), "+memory");
        }
        Path folder = (first ? VERSION_1 : ROOT)
                .resolve(name + "-" + ProcessHandle.current().pid());
        Files.createDirectory(folder);
        MemoryGroup group = new MemoryGroup(folder, first);
        Files.writeString(folder.resolve(first ? "memory.limit_in_bytes" : "memory.max"), Long.toString(bytes));
        return group;
    }

    /** A command that puts itself into the group before it becomes another. */
    List<String> around(String... command) {
        String enter = "echo $$ >'%s' && exec \"$@\"".formatted(folder.resolve("cgroup.procs"));
        List<String> words = new ArrayList<>(List.of("sh", "-c", enter, "sh"));
        words.addAll(List.of(command));
        return words;
    }

    /** How many processes the kernel has killed for want of memory. */
    long killed() throws IOException {
        return Files.readAllLines(folder.resolve(first ? "memory.oom_control" : "memory.events")).stream()
                .filter(line -> line.startsWith("oom_kill "))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    /** Bytes in use, page cache included. */
    long bytes() throws IOException {
        return Long.parseLong(Files.readString(folder.resolve(first ? "memory.usage_in_bytes" : "memory.current"))
                .strip());
    }

    /** Its processes have ended; the kernel may take a moment to notice. */
    @Override
    public void close() {
        for (int attempts = 0; attempts < 50 && !folder.toFile().delete(); attempts++) {
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
