package dockerana.plugin.names2014;

import dockerana.api.Samples;
import dockerana.api.Series;
import dockerana.plugin.kernel.KernelFile;
import dockerana.plugin.kernel.KernelFiles;
import dockerana.plugin.kernel.Rows;
import dockerana.plugin.kernel.Text;
import dockerana.plugin.kernel.WholeDisks;
import java.util.List;
import java.util.Optional;

/** What the disks did between two readings: {@code /proc/diskstats}, as {@code iostat} told it in 2014. */
final class Disks implements Topic {
    static final List<Name> GAUGES = List.of(
            new Name("docker.host.{host}.io.{device}.tps", "Reads and writes completed, per second"),
            new Name("docker.host.{host}.io.{device}.kb_readspersec", "KiB read per second"),
            new Name("docker.host.{host}.io.{device}.kb_writtenpersec", "KiB written per second"),
            new Name("docker.host.{host}.io.{device}.kb_read", "KiB read in the interval"),
            new Name("docker.host.{host}.io.{device}.kb_written", "KiB written in the interval"));

    private final KernelFile diskstats;
    private final Rows<Optional<Disk>> disks;

    Disks(Via via, String host, KernelFiles files, WholeDisks whole) {
        diskstats = files.expected("diskstats");
        disks = new Rows<>((device, label) -> whole.has(device)
                ? Optional.of(new Disk(GAUGES.stream()
                        .map(name -> via.gauge(name).of(host, label))
                        .toList()))
                : Optional.empty());
    }

    @Override
    public void addTo(Samples samples, double seconds) {
        Text text = diskstats.read();
        if (text == null) {
            return;
        }
        disks.begin();
        while (text.line()) {
            if (text.skip(2) && text.word()) { // behind its major and minor number
                Disk disk = disks.at(text).orElse(null);
                if (disk != null) {
                    disk.addTo(samples, text, seconds);
                }
            }
        }
    }

    /** One of them. */
    private static final class Disk {
        /** Reads, merged, sectors, ms; writes, merged, sectors. */
        private static final int FIELDS = 7;

        private static final double SECTORS_IN_A_KIB = 2;

        private final List<Series> series;
        private final double[] fields = new double[FIELDS];
        private double transfers = Double.NaN;
        private double read = Double.NaN;
        private double written = Double.NaN;

        Disk(List<Series> series) {
            this.series = series;
        }

        /** Of one that never did anything, such as a drive without a medium, there is nothing to tell. */
        void addTo(Samples samples, Text line, double seconds) {
            for (int i = 0; i < FIELDS; i++) {
                fields[i] = line.number();
            }
            double doneBefore = transfers;
            double readBefore = read;
            double writtenBefore = written;
            transfers = fields[0] + fields[4];
            read = fields[2] / SECTORS_IN_A_KIB;
            written = fields[6] / SECTORS_IN_A_KIB;
            if (transfers > 0 && transfers >= doneBefore) { // another disk of that name has done less
                samples.add(series.get(0), (transfers - doneBefore) / seconds);
                samples.add(series.get(1), (read - readBefore) / seconds);
                samples.add(series.get(2), (written - writtenBefore) / seconds);
                samples.add(series.get(3), read - readBefore);
                samples.add(series.get(4), written - writtenBefore);
            }
        }
    }
}
