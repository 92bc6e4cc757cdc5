package dockerana.runtime.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How long a process has run, from its first instruction, which is the start script's. In hundredths of a second, as the kernel counts.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5)</a>
 */
public final class ProcessAge {
    private static final int MILLIS_OF_A_TICK = 10;
    private static final int START_TIME = 22;

    /** The field after the command's name, which may contain blanks and brackets. */
    private static final int AFTER_NAME = 3;

    private ProcessAge() {}

    /** Of this one, until now. */
    public static Duration ofThisProcess() throws IOException {
        return of(Files.readString(Path.of("/proc/self/stat")), Files.readString(Path.of("/proc/uptime")));
    }

    static Duration of(String stat, String uptime) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long started = Long.parseLong(fields[START_TIME - AFTER_NAME]) * MILLIS_OF_A_TICK;
        long now = Math.round(Double.parseDouble(uptime.substring(0, uptime.indexOf(' '))) * 1000);
        return Duration.ofMillis(now - started);
    }
}
