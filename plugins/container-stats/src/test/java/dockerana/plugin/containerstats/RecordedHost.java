package dockerana.plugin.containerstats;

import dockerana.api.Agent;
import dockerana.plugin.containers.EngineView;
import dockerana.plugin.containers.Via;
import dockerana.plugin.docker.Container;
import dockerana.plugin.docker.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
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

    static List<Path> all() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("src/test/cases"))) {
            return folders.sorted().toList();
        }
    }

    ContainerStatsSource source(Agent agent) {
        return source(agent, Via.FILES, new EngineView(() -> containers, true, _ -> Map.of()), System::nanoTime);
    }

    ContainerStatsSource source(Agent agent, Via via, EngineView engine, LongSupplier nanoTime) {
        return new ContainerStatsSource(
                new ContainerStatsConfig(copy.resolve("proc"), copy.resolve("sys"), via),
                agent,
                engine,
                file("proc/self/mountinfo"),
                nanoTime);
    }

    List<Container> containers() {
        return containers;
    }

    /** Makes the inventory say this from now on. */
    void holds(List<Container> now) {
        containers = now;
    }

    Path file(String path) {
        return copy.resolve(path);
    }

    /** Makes the copy look like this reading. */
    void show(int reading) throws IOException {
        Path from = recorded.resolve(String.valueOf(reading));
        try (Stream<Path> wanted = Files.walk(from)) {
            for (Path path : wanted.toList()) {
                Path to = copy.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(to);
                } else {
                    Files.write(to, Files.readAllBytes(path));
                }
            }
        }
        Path mounts = file("proc/self/mountinfo");
        Files.writeString(mounts, Files.readString(mounts).replace(" /sys/", " " + copy + "/sys/"));
    }

    private List<Container> read() throws IOException {
        List<Container> read = new ArrayList<>();
        for (String line : Files.readAllLines(recorded.resolve("containers.txt"))) {
            String[] words = line.split(" ", -1);
            if (!line.startsWith("#")) {
                Map<String, String> labels = new HashMap<>();
                for (int i = 4; i < words.length; i++) {
                    String[] label = words[i].split("=", 2);
                    labels.put(label[0], label[1]);
                }
                read.add(container(words[1], words[0], Long.parseLong(words[2]), Instant.parse(words[3]), labels));
            }
        }
        return read;
    }

    static Container container(String id, String name, long pid, Instant startedAt, Map<String, String> labels) {
        return container(id, name, "running", pid, startedAt, labels, new Limits(0, 0, 0));
    }

    static Container container(
            String id,
            String name,
            String state,
            long pid,
            Instant startedAt,
            Map<String, String> labels,
            Limits limits) {
        return new Container(
                id,
                name,
                name,
                "busybox:1",
                labels,
                state,
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
                "default",
                "",
                List.of(),
                List.of(),
                limits,
                "",
                false,
                "json-file",
                Optional.empty(),
                true,
                false);
    }
}
