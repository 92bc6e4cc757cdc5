package dockerana.runtime.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What this process takes of the machine, from {@code /proc/self/status}
 * (<a href="https://man7.org/linux/man-pages/man5/proc_pid_status.5.html">proc_pid_status(5)</a>) and {@code /proc/self/stat}. The JDK's
 * {@link ProcessHandle} would read the command line and look for the user's name each time. Confined to one thread.
 */
final class OwnProcess {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path STAT = Path.of("/proc/self/stat");

    /** Places of the times in user and in kernel mode, behind the name in parentheses, which may contain anything. */
    private static final int USER = 11;

    private static final int KERNEL = 12;
    private static final double TICKS_PER_SECOND = 100;

    private long rssBytes;
    private long threads;
    private double cpuSeconds;

    void read() throws IOException {
        String status = text(STATUS);
        rssBytes = number(status, "\nVmRSS:") * 1024;
        threads = number(status, "\nThreads:");
        String stat = text(STAT);
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        cpuSeconds = (Long.parseLong(fields[USER]) + Long.parseLong(fields[KERNEL])) / TICKS_PER_SECOND;
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }

    /** The number behind a key and blanks. */
    private static long number(String text, String key) {
        int at = text.indexOf(key) + key.length();
        while (Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        int end = at;
        while (Character.isDigit(text.charAt(end))) {
            end++;
        }
        return Long.parseLong(text, at, end, 10);
    }

    long rssBytes() {
        return rssBytes;
    }

    long threads() {
        return threads;
    }

    double cpuSeconds() {
        return cpuSeconds;
    }

    long heapBytes() {
        Runtime heap = Runtime.getRuntime();
        return heap.totalMemory() - heap.freeMemory();
    }
}
