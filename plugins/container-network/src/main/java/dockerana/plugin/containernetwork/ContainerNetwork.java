package dockerana.plugin.containernetwork;

import dockerana.api.Samples;
import dockerana.plugin.containernetwork.ContainerNetworkConfig.Node;
import dockerana.plugin.containers.FilesWay;
import dockerana.plugin.containers.Run;
import dockerana.plugin.docker.Attachment;
import dockerana.plugin.docker.Container;
import dockerana.plugin.kernel.KernelFile;
import dockerana.plugin.kernel.Label;
import dockerana.plugin.kernel.Rows;
import dockerana.plugin.kernel.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One run of a container: the interfaces of its network namespace, while it is the one that counts for it. Its table can be read when the
 * process is gone, and keeps the namespace alive: whether there still is a process is asked each time, of a file that then fails. Confined to
 * the thread of its source.
 */
final class ContainerNetwork implements FilesWay.OfRun {
    private static final String LOOPBACK = "lo";

    private final Run run;
    private final Node node;
    private final Namespaces namespaces;
    private final Owners owners;
    private final Surroundings surroundings;
    private final InstantSource clock;
    private final Path process;
    private final Text text;
    private @Nullable KernelFile alive;
    private @Nullable KernelFile table;
    private @Nullable String namespace;
    private String mode = "";
    private List<Attachment> attachments = List.of();
    private boolean attachmentsChanged;
    private Rows<Interface> rows = new Rows<>(this::appeared);
    private List<Interface> before = new ArrayList<>();
    private List<Interface> now = new ArrayList<>();
    private boolean first = true;

    ContainerNetwork(
            Run run,
            ContainerNetworkConfig config,
            Namespaces namespaces,
            Owners owners,
            Surroundings surroundings,
            InstantSource clock,
            Text text) {
        this.run = run;
        this.node = config.node();
        this.namespaces = namespaces;
        this.owners = owners;
        this.surroundings = surroundings;
        this.clock = clock;
        this.process = config.proc().resolve(Long.toString(run.pid()));
        this.text = text;
    }

    @Override
    public void seen(Container container) {
        mode = container.networkMode();
        attachmentsChanged |= !container.networks().equals(attachments);
        attachments = container.networks();
    }

    /** True also if another run counts for its namespace. */
    @Override
    public boolean addTo(Samples samples) throws IOException {
        if (table == null) {
            if (namespace == null && namespaces.isAlive(run)) {
                namespace = namespaces.of(run, mode);
            }
            if (namespace == null) {
                return false;
            }
            if (!owners.claim(namespace, run)) {
                return true;
            }
            open();
        }
        KernelFile open = table;
        Text said = open == null || alive == null || alive.read() == null ? null : open.read();
        if (said == null) {
            close();
            return false;
        }
        add(said, samples);
        return true;
    }

    /** Opens the table of this run for certain: the process is still the container's afterwards. */
    private void open() throws IOException {
        alive = KernelFile.mortal(process.resolve("comm"), text);
        table = KernelFile.mortal(process.resolve("net/dev"), text);
        if (alive.read() == null || table.read() == null || !namespaces.isAlive(run)) {
            close();
        }
    }

    private void add(Text said, Samples samples) {
        List<Interface> oldest = before;
        before = now;
        now = oldest;
        now.clear();
        if (attachmentsChanged) {
            attachmentsChanged = false;
            before.forEach(this::describe);
        }
        rows.begin();
        while (said.line()) {
            if (said.word() && said.cutAt(':')) { // the two lines of the table's head have none
                Interface row = rows.at(said);
                row.addTo(samples, said);
                now.add(row);
            }
        }
        first = false;
    }

    private Interface appeared(String name, String label) {
        Interface found = new Interface(name, label, Namespaces.startOf(run, mode, first, clock));
        describe(found);
        return found;
    }

    private void describe(Interface row) {
        if (row.name().equals(LOOPBACK)) {
            return;
        }
        Map<String, String> facts = surroundings.of(run.pid(), row.name(), attachments);
        String network = facts.get("network");
        Label label = row.ownLabel();
        if (node == Node.NETWORK && network != null) {
            label = Label.of(network)
                    .besides(Stream.concat(before.stream(), now.stream())
                            .filter(other -> !other.name().equals(row.name()))
                            .map(Interface::label)
                            .toList());
        }
        row.describe(run, label, facts);
    }

    @Override
    public void close() {
        if (alive != null) {
            alive.close();
        }
        if (table != null) {
            table.close();
        }
        if (namespace != null) {
            owners.release(namespace, run);
        }
        alive = null;
        table = null;
        namespace = null;
        rows = new Rows<>(this::appeared);
        before.clear();
        now.clear();
        first = true;
    }
}
