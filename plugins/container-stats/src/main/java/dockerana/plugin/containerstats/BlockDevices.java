package dockerana.plugin.containerstats;

import dockerana.api.Metric;
import dockerana.api.Samples;
import dockerana.api.Series;
import dockerana.plugin.containers.Run;
import dockerana.plugin.kernel.Label;
import dockerana.plugin.kernel.Text;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What one run of a container read from and wrote to each block device, in the order in which it first used them. */
final class BlockDevices {
    static final List<Metric> METRICS = List.of(
            counter("read_bytes", "Bytes read"),
            counter("write_bytes", "Bytes written"),
            counter("reads", "Reads"),
            counter("writes", "Writes"));

    /** Places in the numbers of a device, as the metrics are ordered. */
    static final int READ_BYTES = 0;

    static final int WRITE_BYTES = 1;
    static final int READS = 2;
    static final int WRITES = 3;

    /** One device, and what was read of it this time. */
    static final class Device {
        private final byte[] number;
        private final Label label;
        private final List<Series> series;
        private final double[] values = new double[METRICS.size()];

        private Device(byte[] number, Label label, List<Series> series) {
            this.number = number;
            this.label = label;
            this.series = series;
        }

        void put(int kind, double value) {
            values[kind] = value;
        }
    }

    private final Run run;
    private final Function<String, Optional<String>> names;
    private final InstantSource clock;
    private final List<Device> devices = new ArrayList<>();
    private boolean first = true;

    /** @param names finds the name of a device by its number, such as {@code 8:0} */
    BlockDevices(Run run, Function<String, Optional<String>> names, InstantSource clock) {
        this.run = run;
        this.names = names;
        this.clock = clock;
    }

    /** Begins a reading. */
    void begin() {
        for (int i = 0; i < devices.size(); i++) {
            Arrays.fill(devices.get(i).values, Double.NaN);
        }
    }

    /** The device whose number, such as {@code 8:0}, is the text's word; null if it has no name. */
    @Nullable Device at(Text text) {
        for (int i = 0; i < devices.size(); i++) {
            if (text.is(devices.get(i).number)) {
                return devices.get(i);
            }
        }
        return appeared(text.string());
    }

    /** The device with that number; null if it has no name. */
    @Nullable Device at(String number) {
        byte[] wanted = number.getBytes(StandardCharsets.US_ASCII);
        for (Device device : devices) {
            if (Arrays.equals(device.number, wanted)) {
                return device;
            }
        }
        return appeared(number);
    }

    /** Adds what was put; false if there was nothing. */
    boolean addTo(Samples samples) {
        boolean any = false;
        for (int i = 0; i < devices.size(); i++) {
            Device device = devices.get(i);
            for (int kind = 0; kind < device.values.length; kind++) {
                samples.add(device.series.get(kind), device.values[kind]);
                any |= !Double.isNaN(device.values[kind]);
            }
        }
        first = false;
        return any;
    }

    /** What a later reading shows for the first time was nothing when the reading before was made: it counts from now. */
    private @Nullable Device appeared(String number) {
        Optional<String> name = number.indexOf(':') < 0 ? Optional.empty() : names.apply(number);
        if (name.isEmpty()) {
            return null;
        }
        Label label = Label.of(name.get())
                .besides(devices.stream().map(device -> device.label).toList());
        Instant start = first ? run.startedAt() : clock.instant();
        List<Series> series = METRICS.stream()
                .map(kind -> run.series(kind, label.text(), Optional.of(start), Map.of()))
                .toList();
        Device device = new Device(number.getBytes(StandardCharsets.US_ASCII), label, series);
        Arrays.fill(device.values, Double.NaN);
        devices.add(device);
        return device;
    }

    private static Metric counter(String leaf, String description) {
        return Metric.counter("containers.{container}.blockio.{device}." + leaf, description);
    }
}
