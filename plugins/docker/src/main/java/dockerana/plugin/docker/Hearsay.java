package dockerana.plugin.docker;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an event alone tells of a container, for those that are gone before anybody can ask. */
final class Hearsay {
    /** Attributes of events that are no labels. */
    private static final Set<String> ABOUT =
            Set.of("image", "name", "exitCode", "execID", "execDuration", "signal", "oldName");

    private Hearsay() {}

    /** A container of which nothing is known but this event. */
    static Container first(DockerEvent event) {
        Map<String, String> labels = new HashMap<>(event.attributes());
        labels.keySet().removeAll(ABOUT);
        Draft first = new Draft(event.actor());
        first.dockerName = event.attributes().getOrDefault("name", "");
        first.image = event.attributes().getOrDefault("image", "");
        first.labels = labels;
        first.created = time(event);
        return first.container();
    }

    /** A container as it must be after this event. */
    static Container after(DockerEvent event, Container before) {
        Optional<Instant> now = Optional.of(time(event));
        return switch (event.verb()) {
            case "start" -> before.in("running", now, before.finishedAt(), 0, false);
            case "die" -> before.in("exited", before.startedAt(), now, exitCode(event), before.oomKilled());
            case "oom" -> before.in(before.state(), before.startedAt(), before.finishedAt(), before.exitCode(), true);
            case "rename" -> before.renamed(event.attributes().getOrDefault("name", before.dockerName()));
            default -> before;
        };
    }

    private static int exitCode(DockerEvent event) {
        String code = event.attributes().getOrDefault("exitCode", "");
        try {
            return Integer.parseInt(code);
        } catch (NumberFormatException e) {
            return 0; // engines that do not say it are older than any that still runs
        }
    }

    private static Instant time(DockerEvent event) {
        return Instant.ofEpochSecond(0, event.timeNanos());
    }
}
