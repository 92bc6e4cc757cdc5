package dockerana.plugin.dockerevents;

import dockerana.api.LogRecord;
import dockerana.plugin.docker.DockerEvent;
import dockerana.plugin.dockerevents.Ledger.Meaning;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;

/**
 * What happened while nobody listened, as far as the engine still knows it. Some of it may come once more, from where it listens now. Confined
 * to the source's run thread.
 */
final class Missed {
    static final Missed NOTHING = new Missed(List.of());

    private static final int MOST = 1024;
    private static final long LATE = Duration.ofSeconds(5).toNanos();

    private final List<DockerEvent> events;
    private final Set<EventRecords.Id> ids = new HashSet<>();
    private final long latestNanos;

    private Missed(List<DockerEvent> events) {
        this.events = events;
        this.latestNanos =
                events.stream().mapToLong(DockerEvent::timeNanos).max().orElse(0);
        events.forEach(event -> ids.add(EventRecords.Id.of(event)));
    }

    /** What came after this record, which the engine tells too; if it does not, it may have forgotten more. */
    static Missed since(LogRecord last, Instant now, Feed feed, BiPredicate<DockerEvent, Meaning> wanted)
            throws IOException {
        Instant from = Instant.ofEpochSecond(0, last.timeNanos());
        Map<String, Probes> probes = new HashMap<>();
        List<DockerEvent> missed = new ArrayList<>();
        boolean known = EventRecords.Id.of(last).ordinal()
                == EventRecords.Id.of(gap(from, now)).ordinal();
        Instant end = now;
        for (DockerEvent event : feed.events(from, MOST)) {
            boolean isLast = EventRecords.Id.of(event).equals(EventRecords.Id.of(last));
            if (!isLast && missed.isEmpty()) {
                end = Instant.ofEpochSecond(0, event.timeNanos());
            }
            known |= isLast;
            if (!isLast && wanted.test(event, meaning(event, probes))) {
                missed.add(event);
            }
        }
        if (!known) {
            missed.addFirst(gap(from, end));
        }
        return new Missed(missed);
    }

    private static Meaning meaning(DockerEvent event, Map<String, Probes> probes) {
        if (!event.type().equals("container")) {
            return Meaning.NEWS;
        }
        return event.container()
                .map(container -> probes.computeIfAbsent(container.id(), id -> new Probes())
                                .note(event, container)
                        ? Meaning.HEALTH_CHECK
                        : Meaning.NEWS)
                .orElse(Meaning.UNREPORTED);
    }

    private static DockerEvent gap(Instant start, Instant end) {
        return new DockerEvent(
                TimeUnit.SECONDS.toNanos(end.getEpochSecond()) + end.getNano(),
                "dockerana",
                "gap",
                "",
                Map.of(
                        "start", start.toString(),
                        "end", end.toString(),
                        "reason", "the agent did not run, and the engine has forgotten what was told last"),
                Optional.empty());
    }

    List<DockerEvent> events() {
        return events;
    }

    /** Whether this event is among them. Asked of each that is heard. */
    boolean includes(DockerEvent heard) {
        if (ids.isEmpty()) {
            return false;
        }
        if (heard.timeNanos() > latestNanos + LATE) {
            ids.clear();
        }
        return ids.contains(EventRecords.Id.of(heard));
    }
}
