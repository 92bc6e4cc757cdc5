package dockerana.runtime.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How much memory there is for a process started by this one: what the machine has left, or what their memory control groups allow.
 *
 * @param proc {@code /proc}
 * @param groups {@code /sys/fs/cgroup}
 */
record Room(Path proc, Path groups) {
    /** That of this machine. */
    static final Room HERE = new Room(Path.of("/proc"), Path.of("/sys/fs/cgroup"));

    /** In bytes; what cannot be read does not limit. */
    long bytes() {
        long room = available();
        for (String line : lines(proc.resolve("self/cgroup"))) {
            String[] parts = line.split(":", 3);
            if (parts.length < 3) {
                continue;
            }
            if (parts[1].isEmpty()) {
                room = Math.min(room, limit(groups, parts[2], "memory.max"));
            } else if (List.of(parts[1].split(",", -1)).contains("memory")) {
                Path memory = groups.resolve("memory");
                room = Math.min(room, limit(memory, parts[2], "memory.limit_in_bytes"));
            }
        }
        return room;
    }

    private long available() {
        return lines(proc.resolve("meminfo")).stream()
                .filter(line -> line.startsWith("MemAvailable:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    /** Of a group and those around it. */
    private static long limit(Path root, String group, String file) {
        long limit = Long.MAX_VALUE;
        Path inside = root.resolve(group.substring(1)).normalize();
        for (Path each = inside; each != null && each.startsWith(root); each = each.getParent()) {
            limit = Math.min(limit, number(each.resolve(file)));
        }
        return limit;
    }

    private static long number(Path file) {
        List<String> lines = lines(file);
        return lines.isEmpty() || !lines.getFirst().matches("\\d{1,18}")
                ? Long.MAX_VALUE
                : Long.parseLong(lines.getFirst());
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }
}
