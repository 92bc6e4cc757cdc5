package dockerana.benchmarks.containers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the kernel says of processes. */
public final class Kernel {
    private static final Path PROC = Path.of("/proc");
    private static final Pattern OF_CONTAINERS = Pattern.compile("/sys/fs/cgroup/.*|/proc/\\d+/.*");

    private Kernel() {}

    /**
     * The CPU time of a process, in nanoseconds: what all its threads were on a processor for. What ended meanwhile takes its time along.
     *
     * @see <a href="https://docs.kernel.org/scheduler/sched-stats.html">/proc/PID/schedstat</a>
     */
    public static long cpuNanos(long pid) throws IOException {
        long nanos = 0;
        try (Stream<Path> threads = Files.list(process(pid).resolve("task"))) {
            for (Path thread : threads.toList()) {
                nanos += ofThread(thread);
            }
        }
        return nanos;
    }

    private static long ofThread(Path thread) {
        try {
            String said = text(thread.resolve("schedstat"));
            return Long.parseLong(said.substring(0, said.indexOf(' ')));
        } catch (IOException e) { // it ended
            return 0;
        }
    }

    /** A number of {@code /proc/PID/status}, such as {@code VmRSS}. */
    public static long status(long pid, String key) throws IOException {
        return number(process(pid).resolve("status"), key);
    }

    /** A number of {@code /proc/PID/io}, such as {@code write_bytes}: what was sent to disks, or will be. */
    public static long io(long pid, String key) throws IOException {
        return number(process(pid).resolve("io"), key);
    }

    private static long number(Path file, String key) throws IOException {
        String line = text(file)
                .lines()
                .filter(each -> each.startsWith(key + ':'))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", ""));
    }

    static long descriptors(long pid) throws IOException {
        try (Stream<Path> open = Files.list(process(pid).resolve("fd"))) {
            return open.count();
        }
    }

    /** The kernel's files about containers that a process keeps open. */
    static List<String> filesOfContainers(long pid) throws IOException {
        try (Stream<Path> open = Files.list(process(pid).resolve("fd"))) {
            return open.map(Kernel::target)
                    .filter(OF_CONTAINERS.asMatchPredicate())
                    .sorted()
                    .toList();
        }
    }

    /** The processes whose command line contains a text, but for this one. */
    static List<Long> processes(String text) throws IOException {
        try (Stream<Path> all = Files.list(PROC)) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> name.chars().allMatch(Character::isDigit))
                    .map(Long::valueOf)
                    .filter(pid -> pid != ProcessHandle.current().pid()
                            && commandLine(pid).contains(text))
                    .toList();
        }
    }

    static String load() throws IOException {
        return text(PROC.resolve("loadavg")).split(" ", -1)[0];
    }

    private static String commandLine(long pid) {
        try {
            return text(process(pid).resolve("cmdline"));
        } catch (IOException e) { // it ended
            return "";
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) { // closed meanwhile
            return "";
        }
    }

    private static Path process(long pid) {
        return PROC.resolve(Long.toString(pid));
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }
}
