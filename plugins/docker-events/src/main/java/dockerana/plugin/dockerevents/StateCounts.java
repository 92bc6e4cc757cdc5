package dockerana.plugin.dockerevents;

import dockerana.api.Metric;
import dockerana.api.Samples;
import dockerana.api.Series;
import dockerana.plugin.docker.Container;
import java.util.List;
import java.util.stream.Stream;

/** How many containers are in each state. Confined to the thread that collects. */
final class StateCounts {
    private static final List<String> STATES =
            List.of("running", "paused", "restarting", "created", "exited", "dead", "unhealthy");
    static final List<Metric> METRICS = STATES.stream()
            .map(state -> Metric.gauge("docker.containers." + state, "Reported containers that are " + state))
            .toList();

    private final Series[] series = METRICS.stream().map(Metric::of).toArray(Series[]::new);
    private final int[] counts = new int[STATES.size()];

    void recount(List<Container> containers) {
        for (int i = 0; i < counts.length; i++) {
            String state = STATES.get(i);
            counts[i] = (int) containers.stream()
                    .flatMap(container -> words(container))
                    .filter(state::equals)
                    .count();
        }
    }

    private static Stream<String> words(Container container) {
        return container.isRunning() ? Stream.of(container.state(), container.health()) : Stream.of(container.state());
    }

    void addTo(Samples samples) {
        for (int i = 0; i < counts.length; i++) {
            samples.add(series[i], counts[i]);
        }
    }
}
