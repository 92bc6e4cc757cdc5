package dockerana.plugin.names2014;

import dockerana.api.Samples;
import dockerana.api.Series;
import dockerana.plugin.docker.DockerEvent;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** What happens in the engine, counted. Heard on the engine's thread, told on the source's: the counts are all that they share. */
final class Happenings implements Topic {
    private static final Name EVENTS = new Name("docker.event.{host}.recorded.int", "Docker events");
    private static final Name CALLS =
            new Name("docker.api.call.{host}.int", "Docker events that stem from a call of Docker's API");
    private static final Name RULES = new Name(
            "docker.iptables.{host}.adjustment.int",
            "Containers that joined or left a network, which is when packet filters and published ports change");
    static final List<Name> COUNTS = List.of(EVENTS, CALLS, RULES);

    /** Of these types of things some are changed by calls. */
    private static final Set<String> CALLED_UPON = Set.of("container", "image", "network", "volume");

    /** What comes without a call of its own. */
    private static final Set<String> BY_ITSELF = Set.of(
            "container.die",
            "container.oom",
            "container.health_status",
            "container.exec_die",
            "volume.mount",
            "volume.unmount");

    private static final Set<String> TO_NETWORKS = Set.of("network.connect", "network.disconnect");

    private final Count events;
    private final Count calls;
    private final Count rules;

    /** @param start from when on it counts */
    Happenings(Via via, String host, Instant start) {
        events = Count.of(via, EVENTS, host, start);
        calls = Count.of(via, CALLS, host, start);
        rules = Count.of(via, RULES, host, start);
    }

    /** Counts an event; what stands for events that were missed is none. */
    void heard(DockerEvent event) {
        if (event.type().equals("dockerana")) {
            return;
        }
        events.total.incrementAndGet();
        String kind = event.type() + '.' + event.verb();
        if (CALLED_UPON.contains(event.type()) && !BY_ITSELF.contains(kind) && !isHealthCheck(event)) {
            calls.total.incrementAndGet();
        }
        if (TO_NETWORKS.contains(kind)) {
            rules.total.incrementAndGet();
        }
    }

    /** The engine's own execs run the command of the check, and nothing else marks them. */
    private static boolean isHealthCheck(DockerEvent event) {
        return event.container()
                .map(container -> !container.healthCheck().isEmpty()
                        && event.action().equals(event.verb() + ": " + container.healthCheck()))
                .orElse(false);
    }

    @Override
    public void addTo(Samples samples, double seconds) {
        events.addTo(samples, seconds);
        calls.addTo(samples, seconds);
        rules.addTo(samples, seconds);
    }

    /** One of the counts, told as a total or as what it grew. */
    private static final class Count {
        private final AtomicLong total = new AtomicLong();
        private final List<Series> series;
        private double before;

        private Count(List<Series> series) {
            this.series = series;
        }

        static Count of(Via via, Name name, String host, Instant start) {
            return new Count(via.counted(name).stream()
                    .map(metric -> metric.of(host))
                    .map(series -> series.isCounter() ? series.startedAt(start) : series)
                    .toList());
        }

        void addTo(Samples samples, double seconds) {
            double now = (double) total.get();
            if (series.getFirst().isCounter()) {
                samples.add(series.getFirst(), now);
            } else if (seconds > 0) {
                samples.add(series.getFirst(), (now - before) / seconds);
                samples.add(series.getLast(), now - before);
                before = now;
            }
        }
    }
}
