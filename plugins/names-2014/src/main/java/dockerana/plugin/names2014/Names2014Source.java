package dockerana.plugin.names2014;

import dockerana.api.Agent;
import dockerana.api.Metric;
import dockerana.api.Samples;
import dockerana.api.Source;
import dockerana.api.Status;
import dockerana.plugin.docker.Docker;
import dockerana.plugin.kernel.KernelFile;
import dockerana.plugin.kernel.KernelFiles;
import dockerana.plugin.kernel.WholeDisks;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks one topic after the other, and hears of the engine's events from its first reading on. */
final class Names2014Source implements Source {
    static final List<Metric> METRICS =
            Stream.of(Via.values()).flatMap(Names2014Source::metrics).toList();

    private final Names2014Config config;
    private final Agent agent;
    private final Engine engine;
    private final LongSupplier nanoTime;
    private final KernelFiles files;
    private final Happenings happenings;
    private final List<Topic> topics;
    private @Nullable AutoCloseable listening;
    private @Nullable Status told;
    private long readAt;
    private double seconds = Double.NaN;

    @Inject
    Names2014Source(Names2014Config config, Agent agent, Docker docker) {
        this(config, agent, Engine.of(docker), System::nanoTime);
    }

    Names2014Source(Names2014Config config, Agent agent, Engine engine, LongSupplier nanoTime) {
        this.config = config;
        this.agent = agent;
        this.engine = engine;
        this.nanoTime = nanoTime;
        this.files = new KernelFiles(config.proc());
        Via via = config.via();
        String host = agent.host();
        this.happenings = new Happenings(via, host, agent.clock().instant());
        this.topics = List.of(
                new Load(via, host, files),
                new Processors(via, host, files),
                new Disks(via, host, files, new WholeDisks(config.sys())),
                new Interfaces(via, host, files),
                new Containers(via, host, engine),
                happenings);
    }

    private static Stream<Metric> metrics(Via via) {
        return Stream.concat(
                Stream.of(Load.GAUGES, Processors.GAUGES, Disks.GAUGES, Interfaces.GAUGES, Containers.GAUGES)
                        .flatMap(List::stream)
                        .map(via::gauge),
                Happenings.COUNTS.stream().map(via::counted).flatMap(List::stream));
    }

    @Override
    public void collect(Samples samples) throws IOException, InterruptedException {
        long now = nanoTime.getAsLong();
        if (listening == null) {
            listening = engine.listen(happenings::heard);
        } else {
            seconds = (now - readAt) / 1e9;
        }
        readAt = now;
        Samples known = (series, value) -> {
            if (Double.isFinite(value)) { // there is no rate yet
                samples.add(series, value);
            }
        };
        for (Topic topic : topics) {
            topic.addTo(known, seconds);
        }
        if (Thread.interrupted()) { // which also closed the files
            throw new InterruptedException();
        }
        report();
    }

    private void report() throws IOException {
        String unreadable = files.expected().stream()
                .map(KernelFile::problem)
                .filter(problem -> problem != null)
                .findFirst()
                .orElse(null);
        Status status = status(unreadable).by(config.via().name().toLowerCase(Locale.ROOT));
        if (!status.equals(told)) {
            agent.status(status);
            told = status;
        }
    }

    private Status status(@Nullable String unreadable) {
        if (unreadable != null) {
            return Status.degraded(unreadable, "see whether 'proc' is where the host's /proc is mounted");
        }
        return engine.reachable()
                ? Status.ok("reads the kernel's files and hears what Docker tells")
                : Status.degraded(
                        "Docker cannot be reached, so containers and events are missing", "see the service docker");
    }

    @Override
    public void close() throws IOException {
        AutoCloseable ending = listening;
        listening = null;
        files.close();
        if (ending != null) {
            try {
                ending.close();
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
    }
}
