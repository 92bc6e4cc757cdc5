package dockerana.plugin.names2014;

import dockerana.api.Samples;
import dockerana.api.Series;
import dockerana.plugin.docker.Container;
import java.util.List;

/** How many containers run, and how many do not. While Docker cannot be reached nobody knows. */
final class Containers implements Topic {
    private static final Name RUNNING = new Name("docker.containers.{host}.running", "Containers that run");
    private static final Name STOPPED = new Name("docker.containers.{host}.stopped", "Containers that do not run");
    static final List<Name> GAUGES = List.of(RUNNING, STOPPED);

    private final Engine engine;
    private final Series running;
    private final Series stopped;

    Containers(Via via, String host, Engine engine) {
        this.engine = engine;
        this.running = via.gauge(RUNNING).of(host);
        this.stopped = via.gauge(STOPPED).of(host);
    }

    @Override
    public void addTo(Samples samples, double seconds) {
        if (engine.reachable()) {
            List<Container> all = engine.containers();
            long alive = all.stream().filter(Container::isRunning).count();
            samples.add(running, (double) alive);
            samples.add(stopped, (double) (all.size() - alive));
        }
    }
}
