package dockerana.plugin.host;

import dockerana.api.Metric;
import dockerana.api.Samples;
import dockerana.api.Series;
import dockerana.plugin.kernel.KernelFile;
import dockerana.plugin.kernel.KernelFiles;
import dockerana.plugin.kernel.Rows;
import dockerana.plugin.kernel.Text;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The network interfaces of the host: {@code /proc/net/dev}. */
final class NetworkReader implements Reader {
    private static final List<Metric> RECEIVED = List.of(
            counter("rx_bytes", "Bytes received"),
            counter("rx_packets", "Packets received"),
            counter("rx_errors", "Packets that arrived damaged"),
            counter("rx_dropped", "Packets received and dropped"),
            counter("rx_overruns", "Packets lost because the interface's own queue was full"));
    private static final List<Metric> SENT = List.of(
            counter("tx_bytes", "Bytes sent"),
            counter("tx_packets", "Packets sent"),
            counter("tx_errors", "Packets that could not be sent"),
            counter("tx_dropped", "Packets dropped before they were sent"),
            counter("tx_overruns", "Packets lost because the interface could not keep up"));
    static final List<Metric> METRICS =
            Stream.concat(RECEIVED.stream(), SENT.stream()).toList();

    /** Numbers between the received and the sent ones: frame errors, compressed, multicast. */
    private static final int BETWEEN = 3;

    /** The host's end of a container's interface, and Docker's bridge of a network without a name of its own. */
    private static final Pattern OF_CONTAINERS = Pattern.compile("veth.*|br-[0-9a-f]{12}");

    private final KernelFile dev;
    private final Filter wanted;
    private final boolean veth;
    private final Rows<List<Series>> interfaces = new Rows<>(this::appeared);

    NetworkReader(KernelFiles files, Filter wanted, boolean veth) {
        this.dev = files.expectedOfNetwork("dev");
        this.wanted = wanted;
        this.veth = veth;
    }

    private List<Series> appeared(String name, String label) {
        boolean hidden = !veth && OF_CONTAINERS.matcher(name).matches();
        return hidden || !wanted.takes(name)
                ? List.of()
                : METRICS.stream().map(metric -> metric.of(label)).toList();
    }

    @Override
    public void addTo(Samples samples) {
        Text text = dev.read();
        if (text == null) {
            return;
        }
        interfaces.begin();
        while (text.line()) {
            if (text.word() && text.cutAt(':')) { // the two lines of the table's head have none
                add(samples, interfaces.at(text), text);
            }
        }
    }

    private static void add(Samples samples, List<Series> series, Text text) {
        for (int i = 0; i < series.size(); i++) {
            if (i == RECEIVED.size()) {
                text.skip(BETWEEN);
            }
            samples.add(series.get(i), text.number());
        }
    }

    private static Metric counter(String leaf, String description) {
        return Metric.counter("network.{interface}." + leaf, description);
    }
}
