package dockerana.plugin.containerstats;

import dockerana.plugin.kernel.KernelFile;
import dockerana.plugin.kernel.Text;
import java.nio.file.Path;

/**
 * How much time the processors had, by which {@code docker stats} measures what a container used: all but what the hypervisor took.
 *
 * @see <a href="https://docs.kernel.org/filesystems/proc.html#miscellaneous-kernel-statistics-in-proc-stat">/proc/stat</a>
 */
final class SystemTime implements ProcessorTime, AutoCloseable {
    /** user, nice, system, idle, iowait, irq, softirq; not steal, and not guest, which is in user. */
    private static final int MODES = 7;

    private static final double TICKS_PER_SECOND = 100;

    private final KernelFile stat;
    private double seconds = Double.NaN;
    private int processors;

    SystemTime(Path proc, Text text) {
        stat = new KernelFile(proc.resolve("stat"), text);
    }

    /** Reads it anew. */
    void read() {
        Text text = stat.read();
        seconds = Double.NaN;
        processors = 0;
        while (text != null && text.line() && text.word() && text.startsWith("cpu")) {
            if (text.is("cpu")) {
                double ticks = 0;
                for (int i = 0; i < MODES; i++) {
                    ticks += text.number();
                }
                seconds = ticks / TICKS_PER_SECOND;
            } else {
                processors++;
            }
        }
    }

    @Override
    public double seconds() {
        return seconds;
    }

    @Override
    public double processors() {
        return processors;
    }

    @Override
    public void close() {
        stat.close();
    }
}
