package dockerana.plugin.containerstats;

import dockerana.api.Agent;
import dockerana.plugin.containers.EngineView;
import dockerana.plugin.containers.Via;
import dockerana.plugin.docker.Container;
import dockerana.plugin.docker.Limits;
import dockerana.plugin.docker.MadeContainer;
import dockerana.testkit.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** A host with containers as files: a {@link Recording} beside which {@code containers.txt} says which there are. */
final class RecordedHost {
    private final Recording recording;
    private List<Container> containers;

    /** @param copy an empty folder */
    RecordedHost(Path recorded, Path copy) throws IOException {
        recording = new Recording(recorded, copy);
        mountTheCopy();
        containers = read();
    }

    static RecordedHost of(String name, Path copy) throws IOException {
        return new RecordedHost(Recording.named(name), copy);
    }

    ContainerStatsSource source(Agent agent) {
        return source(agent, Via.FILES, new EngineView(() -> containers, true, _ -> Map.of()), System::nanoTime);
    }

    ContainerStatsSource source(Agent agent, Via via, EngineView engine, LongSupplier nanoTime) {
        return new ContainerStatsSource(
                new ContainerStatsConfig(file("proc"), file("sys"), via),
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
        return recording.copy().resolve(path);
    }

    /** Makes the copy look like this reading. */
    void show(int reading) throws IOException {
        recording.show(reading);
        mountTheCopy();
    }

    private void mountTheCopy() throws IOException {
        Path mounts = file("proc/self/mountinfo");
        Files.writeString(mounts, Files.readString(mounts).replace(" /sys/", " " + recording.copy() + "/sys/"));
    }

    private List<Container> read() throws IOException {
        List<Container> read = new ArrayList<>();
        for (String line : Files.readAllLines(recording.recorded().resolve("containers.txt"))) {
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
        return MadeContainer.running(id, name, startedAt)
                .state(state)
                .pid(pid)
                .labels(labels)
                .limits(limits)
                .container();
    }
}
