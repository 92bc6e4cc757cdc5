package dockerana.plugin.host;

import dockerana.api.Metric;
import dockerana.api.Samples;
import dockerana.api.Series;
import dockerana.plugin.kernel.Label;
import java.util.List;

/** A filesystem that is reported, by the place where it is mounted. */
final class Volume {
    private static final Metric TOTAL = Metric.gauge("filesystem.{mount}.total_bytes", "Size of the filesystem");
    private static final Metric USED = Metric.gauge("filesystem.{mount}.used_bytes", "Bytes in use");
    private static final Metric AVAILABLE =
            Metric.gauge("filesystem.{mount}.available_bytes", "Bytes that others than the superuser can still fill");
    private static final Metric USED_PERCENT =
            Metric.gauge("filesystem.{mount}.used_percent", "Share in use of what others than the superuser can use");
    private static final Metric INODES_USED_PERCENT =
            Metric.gauge("filesystem.{mount}.inodes_used_percent", "Share of inodes in use");
    static final List<Metric> METRICS = List.of(TOTAL, USED, AVAILABLE, USED_PERCENT, INODES_USED_PERCENT);

    private final Mounted mount;
    private final Label label;
    private final Prober.Inquiry inquiry;
    private final List<Series> series;

    Volume(Mounted mount, Label label, Prober.Inquiry inquiry) {
        this.mount = mount;
        this.label = label;
        this.inquiry = inquiry;
        this.series = METRICS.stream().map(metric -> metric.of(label.text())).toList();
    }

    Mounted mount() {
        return mount;
    }

    Label label() {
        return label;
    }

    Prober.Inquiry inquiry() {
        return inquiry;
    }

    /** Adds what the filesystem answered; nothing if it did not, or has no size, as those have that only look like one. */
    void addTo(Samples samples) {
        Space space = inquiry.answer();
        if (space == null || space.blocks() == 0) {
            return;
        }
        samples.add(series.get(0), space.totalBytes());
        samples.add(series.get(1), space.usedBytes());
        samples.add(series.get(2), space.availableBytes());
        samples.add(series.get(3), space.usedPercent());
        samples.add(series.get(4), space.inodesUsedPercent());
    }
}
