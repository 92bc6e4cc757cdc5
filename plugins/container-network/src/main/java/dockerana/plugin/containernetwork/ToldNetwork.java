package dockerana.plugin.containernetwork;

import static dockerana.plugin.containers.ApiWay.number;

import dockerana.api.Samples;
import dockerana.plugin.containernetwork.ContainerNetworkConfig.Node;
import dockerana.plugin.containers.ApiWay;
import dockerana.plugin.containers.Run;
import dockerana.plugin.docker.Attachment;
import dockerana.plugin.docker.Container;
import dockerana.plugin.kernel.Label;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One run of a container: its interfaces by what the engine tells of them, which reads the same counters. It does not tell which network an
 * interface is in, so that this is known only where there is one of each, nor the host's end. Confined to the thread of its source.
 */
final class ToldNetwork implements ApiWay.OfRun {
    private static final String LIST = "networks.";

    private final Run run;
    private final Node node;
    private final Owners owners;
    private final InstantSource clock;
    private final NavigableMap<String, Interface> interfaces = new TreeMap<>();
    private String mode = "";
    private List<Attachment> attachments = List.of();
    private boolean first = true;

    ToldNetwork(Run run, Node node, Owners owners, InstantSource clock) {
        this.run = run;
        this.node = node;
        this.owners = owners;
        this.clock = clock;
    }

    @Override
    public void seen(Container container) {
        mode = container.networkMode();
        attachments = container.networks();
    }

    @Override
    public void addTo(Map<String, Double> told, Samples samples) {
        if (!owners.claim(Namespaces.told(run, mode), run)) {
            return;
        }
        NavigableSet<String> names = names(told);
        interfaces.keySet().retainAll(names);
        for (String name : names) {
            Interface row = interfaces.computeIfAbsent(name, this::appeared);
            describe(row, names.size());
            row.addTo(samples, leaf -> number(told, LIST + name + '.' + leaf));
        }
        first = false;
    }

    private static NavigableSet<String> names(Map<String, Double> told) {
        NavigableSet<String> names = new TreeSet<>();
        for (String path : told.keySet()) {
            if (path.startsWith(LIST)) {
                names.add(path.substring(LIST.length(), path.lastIndexOf('.')));
            }
        }
        return names;
    }

    private Interface appeared(String name) {
        Label label = Label.of(name)
                .besides(interfaces.values().stream().map(Interface::ownLabel).toList());
        return new Interface(name, label.text(), Namespaces.startOf(run, mode, first, clock));
    }

    private void describe(Interface row, int count) {
        Optional<String> network = count == 1 && attachments.size() == 1
                ? Optional.of(attachments.getFirst().network())
                : Optional.empty();
        Label label = node == Node.NETWORK && network.isPresent() ? Label.of(network.get()) : row.ownLabel();
        row.describe(
                run,
                label,
                network.<Map<String, String>>map(name -> Map.of("network", name))
                        .orElse(Map.of()));
    }

    @Override
    public void close() {
        owners.release(Namespaces.told(run, mode), run);
    }
}
