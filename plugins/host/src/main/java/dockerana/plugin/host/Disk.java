package dockerana.plugin.host;

import dockerana.api.Metric;
import dockerana.api.Samples;
import dockerana.api.Series;
import java.util.List;

/**
 * What one disk did.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/iostats.html">I/O statistics fields</a>
 */
final class Disk {
    private static final Metric READS = Metric.counter("disk.{device}.reads", "Reads that were completed");
    private static final Metric READ_BYTES = Metric.counter("disk.{device}.read_bytes", "Bytes read");
    private static final Metric READ_SECONDS =
            Metric.counter("disk.{device}.read_seconds", "Time that reads took, added up over all of them");
    private static final Metric WRITES = Metric.counter("disk.{device}.writes", "Writes that were completed");
    private static final Metric WRITE_BYTES = Metric.counter("disk.{device}.write_bytes", "Bytes written");
    private static final Metric WRITE_SECONDS =
            Metric.counter("disk.{device}.write_seconds", "Time that writes took, added up over all of them");
    private static final Metric IN_FLIGHT = Metric.gauge("disk.{device}.in_flight", "Reads and writes under way");
    private static final Metric BUSY_SECONDS =
            Metric.counter("disk.{device}.busy_seconds", "Time in which a read or write was under way");
    static final List<Metric> METRICS =
            List.of(READS, READ_BYTES, READ_SECONDS, WRITES, WRITE_BYTES, WRITE_SECONDS, IN_FLIGHT, BUSY_SECONDS);

    /** Of the kernel's fields: reads, merged, sectors, ms; writes, merged, sectors, ms; in flight; busy ms. */
    private static final int FIELDS = 10;

    /** The unit of the kernel's count, whatever the disk's own sectors are. */
    private static final int SECTOR_BYTES = 512;

    private final List<Series> series;
    private final double[] fields = new double[FIELDS];
    private final Milliseconds reading = new Milliseconds();
    private final Milliseconds writing = new Milliseconds();
    private final Milliseconds busy = new Milliseconds();
    private double completed;

    /** @param device its label */
    Disk(String device) {
        series = METRICS.stream().map(metric -> metric.of(device)).toList();
    }

    /** Adds the numbers behind its name. A disk that never did anything, such as a drive without a medium, is left out. */
    void addTo(Samples samples, Text line) {
        for (int i = 0; i < fields.length; i++) {
            fields[i] = line.number();
        }
        double completedBefore = completed;
        completed = fields[0] + fields[4];
        if (completed < completedBefore) {
            // another disk of that name: its milliseconds begin, but not again
            reading.restart();
            writing.restart();
            busy.restart();
        }
        if (completed == 0) {
            return;
        }
        samples.add(series.get(0), fields[0]);
        samples.add(series.get(1), fields[2] * SECTOR_BYTES);
        samples.add(series.get(2), reading.secondsAt(fields[3]));
        samples.add(series.get(3), fields[4]);
        samples.add(series.get(4), fields[6] * SECTOR_BYTES);
        samples.add(series.get(5), writing.secondsAt(fields[7]));
        samples.add(series.get(6), fields[8]);
        samples.add(series.get(7), busy.secondsAt(fields[9]));
    }

    /**
     * A count of milliseconds that goes on where the kernel's begins again: that has 32 bits, which a busy disk fills within days, because
     * it adds up the time of all requests under way.
     */
    private static final class Milliseconds {
        private static final double RANGE = 0x1p32;
        private double last;
        private double passed;

        double secondsAt(double now) {
            if (last - now > RANGE / 2) { // from near the end to near the start
                passed += RANGE;
            }
            last = now;
            return (passed + now) / 1000;
        }

        void restart() {
            last = 0;
            passed = 0;
        }
    }
}
