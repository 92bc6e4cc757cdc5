package dockerana.runtime.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What this process takes of the machine, from {@code /proc/self/status}
 * (<a href="https://man7.org/linux/man-pages/man5/proc_pid_status.5.html">proc_pid_status(5)</a>). Confined to one thread.
 */
final class OwnProcess {
    private static final Path STATUS = Path.of("/proc/self/status");

    private long rssBytes;
    private long threads;

    void read() throws IOException {
        for (String line : Files.readAllLines(STATUS)) {
            if (line.startsWith("VmRSS:")) {
                rssBytes = number(line) * 1024;
            } else if (line.startsWith("Threads:")) {
                threads = number(line);
            }
        }
    }

    private static long number(String line) {
        return Long.parseLong(line.replaceAll("\\D", ""));
    }

    long rssBytes() {
        return rssBytes;
    }

    long threads() {
        return threads;
    }

    double cpuSeconds() {
        Duration cpu = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
        return cpu.toNanos() / 1e9;
    }

    long heapBytes() {
        Runtime heap = Runtime.getRuntime();
        return heap.totalMemory() - heap.freeMemory();
    }
}
