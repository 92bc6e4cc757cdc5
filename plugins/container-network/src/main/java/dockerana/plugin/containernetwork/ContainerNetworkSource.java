package dockerana.plugin.containernetwork;

import dockerana.api.Agent;
import dockerana.api.Metric;
import dockerana.api.Samples;
import dockerana.api.Source;
import dockerana.api.Status;
import dockerana.plugin.containers.ApiWay;
import dockerana.plugin.containers.EngineView;
import dockerana.plugin.containers.FilesWay;
import dockerana.plugin.containers.Ways;
import dockerana.plugin.docker.Docker;
import dockerana.plugin.kernel.Text;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.function.LongSupplier;

/** Measures the network interfaces of every container that runs. */
final class ContainerNetworkSource implements Source {
    static final List<Metric> METRICS = Interface.METRICS;

    private final Ways ways;

    @Inject
    ContainerNetworkSource(ContainerNetworkConfig config, Agent agent, Docker docker) {
        this(config, agent, EngineView.of(docker), System::nanoTime);
    }

    /** @param nanoTime the monotonic clock */
    ContainerNetworkSource(ContainerNetworkConfig config, Agent agent, EngineView engine, LongSupplier nanoTime) {
        Surroundings surroundings = new Surroundings(config.proc(), config.sys());
        Namespaces namespaces = new Namespaces(config.proc());
        Owners seen = new Owners();
        Owners told = new Owners();
        Text text = new Text();
        ways = new Ways(
                config.via(),
                engine,
                new FilesWay(
                        run -> new ContainerNetwork(run, config, namespaces, seen, surroundings, agent.clock(), text),
                        surroundings::begin,
                        () -> config.proc() + "/PID/net/dev"
                                + (namespaces.isRefused()
                                        ? "; who shares a network goes by Docker's word, for want of the capability SYS_PTRACE"
                                        : "")),
                new ApiWay(run -> new ToldNetwork(run, config.node(), told, agent.clock()), engine, agent, nanoTime),
                Status.degraded(
                        "the network of no container can be read below " + config.proc(),
                        "run the agent on the engine's host as root; in a container with '--pid host' or the host's /proc"
                                + " mounted, and the option 'proc' set"),
                agent,
                nanoTime);
    }

    @Override
    public void collect(Samples samples) throws IOException, InterruptedException {
        ways.collect(samples);
    }

    @Override
    public void close() {
        ways.close();
    }
}
