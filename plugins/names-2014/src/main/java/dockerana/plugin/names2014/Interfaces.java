package dockerana.plugin.names2014;

import dockerana.api.Samples;
import dockerana.api.Series;
import dockerana.plugin.kernel.KernelFile;
import dockerana.plugin.kernel.KernelFiles;
import dockerana.plugin.kernel.Rows;
import dockerana.plugin.kernel.Text;
import java.util.List;

/** The host's network interfaces with its ends of those of containers: {@code /proc/net/dev}. Packets since each is there. */
final class Interfaces implements Topic {
    private static final int RECEIVED = 4;

    static final List<Name> GAUGES = List.of(
            name("rx-ok", "Packets received"),
            name("rx-err", "Packets that arrived damaged"),
            name("rx-drp", "Packets received and dropped"),
            name("rx-ovr", "Packets lost because the interface's own queue was full"),
            name("tx-ok", "Packets sent"),
            name("tx-err", "Packets that could not be sent"),
            name("tx-drp", "Packets dropped before they were sent"),
            name("tx-ovr", "Packets lost because the interface could not keep up"));

    private final KernelFile dev;
    private final Rows<List<Series>> interfaces;

    Interfaces(Via via, String host, KernelFiles files) {
        dev = files.expectedOfNetwork("dev");
        interfaces = new Rows<>((_, label) ->
                GAUGES.stream().map(name -> via.gauge(name).of(host, label)).toList());
    }

    private static Name name(String leaf, String description) {
        return new Name("docker.net.{host}.interface.{interface}." + leaf, description + ", a running total");
    }

    @Override
    public void addTo(Samples samples, double seconds) {
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
            if (i == RECEIVED) {
                text.skip(3); // frame errors, compressed, multicast
            }
            if (i % RECEIVED == 0) {
                text.skip(1); // bytes
            }
            samples.add(series.get(i), text.number());
        }
    }
}
