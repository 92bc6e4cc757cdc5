package dockerana.plugin.containernetwork;

import dockerana.api.Agent;
import dockerana.plugin.containernetwork.ContainerNetworkConfig.Node;
import dockerana.plugin.containers.EngineView;
import dockerana.plugin.containers.Via;
import dockerana.plugin.docker.Attachment;
import dockerana.plugin.docker.Container;
import dockerana.plugin.docker.MadeContainer;
import dockerana.testkit.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A host with containers as files: a {@link Recording} beside which {@code containers.txt} says which there are. */
final class RecordedHost {
    private final Recording recording;
    private List<Container> containers;

    /** @param copy an empty folder */
    RecordedHost(Path recorded, Path copy) throws IOException {
        recording = new Recording(recorded, copy);
        containers = read();
    }

    static RecordedHost of(String name, Path copy) throws IOException {
        return new RecordedHost(Recording.named(name), copy);
    }

    ContainerNetworkSource source(Agent agent, Node node) {
        return source(agent, node, Via.FILES, new EngineView(() -> containers, true, _ -> Map.of()));
    }

    ContainerNetworkSource source(Agent agent, Node node, Via via, EngineView engine) {
        return new ContainerNetworkSource(
                new ContainerNetworkConfig(
                        recording.copy().resolve("proc"), recording.copy().resolve("sys"), node, via),
                agent,
                engine,
                System::nanoTime);
    }

    Container container(String name) {
        return containers.stream()
                .filter(container -> container.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Makes the inventory say this from now on. */
    void holds(Container... now) {
        containers = List.of(now);
    }

    Path file(Container container, String name) {
        return recording.copy().resolve("proc/" + container.pid() + "/" + name);
    }

    /** Makes the copy look like this reading. */
    void show(int reading) throws IOException {
        recording.show(reading);
    }

    private List<Container> read() throws IOException {
        List<Container> read = new ArrayList<>();
        for (String line : Files.readAllLines(recording.recorded().resolve("containers.txt"))) {
            String[] words = line.split(" ", -1);
            if (!line.startsWith("#")) {
                List<Attachment> networks = new ArrayList<>();
                for (int i = 5; i < words.length; i++) {
                    String[] network = words[i].split("=", 2);
                    networks.add(new Attachment(network[0], "", "", "", network[1]));
                }
                read.add(container(
                        words[1], words[0], Long.parseLong(words[2]), Instant.parse(words[3]), words[4], networks));
            }
        }
        return read;
    }

    static Container container(
            String id, String name, long pid, Instant startedAt, String mode, List<Attachment> networks) {
        return MadeContainer.running(id, name, startedAt)
                .pid(pid)
                .network(mode, networks)
                .container();
    }
}
