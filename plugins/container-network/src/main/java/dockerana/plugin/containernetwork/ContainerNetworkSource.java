package dockerana.plugin.containernetwork;

import dockerana.api.Agent;
import dockerana.api.Metric;
import dockerana.api.Samples;
import dockerana.api.Source;
import dockerana.api.Status;
import dockerana.plugin.containers.Runs;
import dockerana.plugin.docker.Container;
import dockerana.plugin.docker.Docker;
import dockerana.plugin.kernel.Text;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Measures the network interfaces of every container that runs: asks what was kept of one run after the other. */
final class ContainerNetworkSource implements Source {
    static final List<Metric> METRICS = Interface.METRICS;

    private final ContainerNetworkConfig config;
    private final Supplier<List<Container>> containers;
    private final Agent agent;
    private final Surroundings surroundings;
    private final Runs<ContainerNetwork> runs;
    private @Nullable Status told;

    @Inject
    ContainerNetworkSource(ContainerNetworkConfig config, Agent agent, Docker docker) {
        this(config, agent, docker::containers);
    }

    ContainerNetworkSource(ContainerNetworkConfig config, Agent agent, Supplier<List<Container>> containers) {
        this.config = config;
        this.containers = containers;
        this.agent = agent;
        surroundings = new Surroundings(config.proc(), config.sys());
        Namespaces namespaces = new Namespaces(config.proc());
        Text text = new Text();
        runs = new Runs<>(run -> new ContainerNetwork(run, config, namespaces, surroundings, agent.clock(), text));
    }

    @Override
    public void collect(Samples samples) throws IOException, InterruptedException {
        Samples known = (series, value) -> {
            if (!Double.isNaN(value)) { // what a kernel does not tell comes as NaN
                samples.add(series, value);
            }
        };
        runs.update(containers.get());
        surroundings.begin();
        List<ContainerNetwork> all = runs.all();
        int unreadable = 0;
        for (int i = 0; i < all.size(); i++) {
            if (!all.get(i).addTo(known)) {
                unreadable++;
            }
        }
        if (Thread.interrupted()) { // which also closed the files
            throw new InterruptedException();
        }
        report(all.size(), unreadable);
    }

    /** Says what is so, if it changed. One that cannot be read has most likely just ended; if none can, something is wrong. */
    private void report(int running, int unreadable) {
        Status status = running > 0 && unreadable == running
                ? Status.degraded(
                        "the network of no container can be read below " + config.proc(),
                        "run the agent on the engine's host as root; in a container with '--pid host' or the host's /proc"
                                + " mounted, and the option 'proc' set")
                : Status.ok("reads the kernel's files").by(config.proc() + "/PID/net/dev");
        if (!status.equals(told)) {
            agent.status(status);
            told = status;
        }
    }

    @Override
    public void close() {
        runs.close();
    }
}
