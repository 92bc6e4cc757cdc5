package dockerana.plugin.containernetwork;

import dockerana.api.Agent;
import dockerana.plugin.containernetwork.ContainerNetworkConfig.Node;
import dockerana.plugin.containers.EngineView;
import dockerana.plugin.containers.Via;
import dockerana.plugin.docker.Attachment;
import dockerana.plugin.docker.Container;
import dockerana.plugin.docker.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A host with containers as files: one folder of {@code src/test/cases}, with a folder per reading. The source reads a copy, which becomes the
 * next reading without a file being replaced, as the kernel does it.
 */
final class RecordedHost {
    private final Path recorded;
    private final Path copy;
    private List<Container> containers;

    /** @param copy an empty folder */
    RecordedHost(Path recorded, Path copy) throws IOException {
        this.recorded = recorded;
        this.copy = copy;
        show(1);
        containers = read();
    }

    static RecordedHost of(String name, Path copy) throws IOException {
        return new RecordedHost(Path.of("src/test/cases", name), copy);
    }

    ContainerNetworkSource source(Agent agent, Node node) {
        return source(agent, node, Via.FILES, new EngineView(() -> containers, true, _ -> Map.of()));
    }

    ContainerNetworkSource source(Agent agent, Node node, Via via, EngineView engine) {
        return new ContainerNetworkSource(
                new ContainerNetworkConfig(copy.resolve("proc"), copy.resolve("sys"), node, via),
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
        return copy.resolve("proc/" + container.pid() + "/" + name);
    }

    /** Makes the copy look like this reading. */
    void show(int reading) throws IOException {
        Path from = recorded.resolve(String.valueOf(reading));
        try (Stream<Path> wanted = Files.walk(from)) {
            for (Path path : wanted.toList()) {
                Path to = copy.resolve(from.relativize(path).toString());
                if (Files.isSymbolicLink(path)) {
                    Files.deleteIfExists(to);
                    Files.createSymbolicLink(to, Files.readSymbolicLink(path));
                } else if (Files.isDirectory(path)) {
                    Files.createDirectories(to);
                } else {
                    Files.write(to, Files.readAllBytes(path));
                }
            }
        }
    }

    private List<Container> read() throws IOException {
        List<Container> read = new ArrayList<>();
        for (String line : Files.readAllLines(recorded.resolve("containers.txt"))) {
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
        return new Container(
                id,
                name,
                name,
                "busybox:1",
                Map.of(),
                "running",
                "none",
                0,
                "",
                Duration.ZERO,
                pid,
                startedAt,
                Optional.of(startedAt),
                Optional.empty(),
                0,
                false,
                0,
                mode,
                "",
                networks,
                List.of(),
                new Limits(0, 0, 0),
                "",
                false,
                "json-file",
                Optional.empty(),
                true,
                false);
    }
}
