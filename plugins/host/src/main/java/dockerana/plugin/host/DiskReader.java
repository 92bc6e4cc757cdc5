package dockerana.plugin.host;

import dockerana.api.Samples;
import dockerana.plugin.kernel.KernelFile;
import dockerana.plugin.kernel.KernelFiles;
import dockerana.plugin.kernel.Rows;
import dockerana.plugin.kernel.Text;
import dockerana.plugin.kernel.WholeDisks;
import java.util.Optional;

/** The disks: {@code /proc/diskstats}, without partitions. */
final class DiskReader implements Reader {
    private final KernelFile diskstats;
    private final WholeDisks whole;
    private final Filter wanted;
    private final Rows<Optional<Disk>> disks = new Rows<>(this::appeared);

    DiskReader(KernelFiles files, WholeDisks whole, Filter wanted) {
        this.diskstats = files.expected("diskstats");
        this.whole = whole;
        this.wanted = wanted;
    }

    private Optional<Disk> appeared(String device, String label) {
        return whole.has(device) && wanted.takes(device) ? Optional.of(new Disk(label)) : Optional.empty();
    }

    @Override
    public void addTo(Samples samples) {
        Text text = diskstats.read();
        if (text == null) {
            return;
        }
        disks.begin();
        while (text.line()) {
            if (text.skip(2) && text.word()) { // behind its major and minor number
                Optional<Disk> disk = disks.at(text);
                if (disk.isPresent()) {
                    disk.get().addTo(samples, text);
                }
            }
        }
    }
}
