package dockerana.distribution;

import dockerana.distribution.trouble.TroublePlugin;
import dockerana.plugin.docker.engine.RealEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** All of {@link Behaviours} happened before an agent whose carbon feeds a Graphite, and all containers are removed again: what was seen. */
final class Performance implements AutoCloseable {
    /** Those that run from the engine's first reading until its last. */
    private static final List<String> LASTING = List.of(
            "burner",
            "elder",
            "crowd",
            "holder",
            "hoarder",
            "writer",
            "reader",
            "talker",
            "listener",
            "onhost",
            "owner");

    private static final Duration TO_BEGIN = Duration.ofSeconds(30);
    private static final Duration TO_FORGET = Duration.ofSeconds(20);

    private final List<AutoCloseable> parts;

    /** Where a line is noted for each record. */
    final Path notes;

    final Graphite graphite;
    final AgentProcess agent;
    final String disk;
    final List<Behaviour> behaviours;

    /** What Graphite told while the lasting ones still ran. */
    final Told told;

    /** What the engine said first and last. */
    final EngineReadings before;

    final EngineReadings after;

    /** The names of containers that each lived between two seconds. */
    final List<String> briefOnes;

    /** What the agent has open with one container there, and without any in the end. */
    final List<String> filesAtFirst;

    final List<String> filesInTheEnd;

    static Performance in(Path temporary) throws Exception {
        List<AutoCloseable> parts = new ArrayList<>();
        try {
            return new Performance(temporary, parts);
        } catch (Exception | AssertionError e) {
            close(parts);
            throw e;
        }
    }

    private Performance(Path temporary, List<AutoCloseable> parts) throws Exception {
        this.parts = parts;
        notes = temporary.resolve("notes");
        RealEngine engine = opened(RealEngine.running("watched"));
        int port = Service.freePort();
        Carbon carbon = opened(Carbon.ofSeconds(port)).start();
        graphite = opened(Graphite.over(carbon, port));
        Stage stage = new Stage(engine, graphite, "dockerana.crew.containers.");
        disk = Disk.below(engine.folder());
        behaviours = Behaviours.on(disk);

        stage.shell("docker network create front; docker network create back; " + Behaviours.ELDER);
        agent = opened(agent(Installation.in(temporary), engine, carbon));
        Eventually.is("the first container", TO_BEGIN, () -> stage.paths().contains("elder.cpu.percent"));
        filesAtFirst = agent.openFiles();

        stage.begin(behaviours);
        CompletableFuture<Void> shortOnes = CompletableFuture.runAsync(() -> ShortLives.inARow(stage));
        before = EngineReadings.of(engine, disk, LASTING);
        stage.follow(behaviours);
        shortOnes.join();
        briefOnes = ShortLives.between(stage);
        String death = briefOnes.getLast() + ".deaths_total";
        Eventually.is(
                "the last brief one's death",
                TO_BEGIN,
                () -> stage.told(List.of(death)).points(death).containsValue(1.0));
        after = EngineReadings.of(engine, disk, LASTING);
        told = stage.told(stage.paths());

        stage.shell("docker rm -f $(docker ps -aq)");
        filesInTheEnd = filesWithoutContainers();
    }

    private AgentProcess agent(Installation installation, RealEngine engine, Carbon carbon) throws Exception {
        PluginJar.of(TroublePlugin.class, installation.file("plugins/trouble.jar"), TroublePlugin.DEFAULTS);
        return AgentProcess.start(installation.configured("""
                dockerana {
                  host = crew
                  interval = 1s
                  sources {
                    stats   { type = container-stats }
                    network { type = container-network }
                    events  { type = docker-events }
                  }
                  services { docker { endpoint = "unix://%1$s", containers { except = ["left-*"] } } }
                  sinks {
                    tree   { type = carbon, servers = ["%2$s"], counters = [rate, total] }
                    tagged { type = carbon, servers = ["%2$s"], naming = tags, tags = [network], from = [network] }
                    notes  { type = trouble-notes, file = "%3$s", from = [events] }
                  }
                }
                """.formatted(engine.socket(), carbon.server(), notes)));
    }

    private List<String> filesWithoutContainers() throws InterruptedException {
        long end = System.nanoTime() + TO_FORGET.toNanos();
        List<String> files = agent.openFiles();
        while (files.stream().anyMatch(Performance::isOfAContainer) && System.nanoTime() < end) {
            Thread.sleep(Duration.ofMillis(200));
            files = agent.openFiles();
        }
        return files;
    }

    static boolean isOfAContainer(String file) {
        return file.matches("/sys/fs/cgroup/.*|/proc/\\d+/.*");
    }

    private <T extends AutoCloseable> T opened(T part) {
        parts.addFirst(part);
        return part;
    }

    @Override
    public void close() {
        close(parts);
    }

    private static void close(List<AutoCloseable> parts) {
        for (AutoCloseable part : parts) {
            try {
                part.close();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }
}
