package dockerana.plugin.docker;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which containers there are. Events tell at once, the engine's list tells for sure; a container is asked about only when one of them says that
 * it changed. Written by the service's thread, read by any.
 */
final class Inventory {
    private static final Set<String> TELLING =
            Set.of("start", "die", "pause", "unpause", "rename", "update", "health_status");

    private static final String BEGINNING = "create";

    private final Register register;
    private final ThreadFactory threads;
    private final Map<String, Container> known = new HashMap<>();

    private final Inquiry inquiry = new Inquiry();

    private boolean unpublished;
    private volatile Snapshot snapshot = new Snapshot(List.of(), Map.of());

    private record Snapshot(List<Container> containers, Map<String, Container> byId) {}

    /** @param threads for a second one, when there is much to ask */
    Inventory(Register register, ThreadFactory threads) {
        this.register = register;
        this.threads = threads;
    }

    List<Container> containers() {
        return snapshot.containers;
    }

    Optional<Container> container(String id) {
        return Optional.ofNullable(snapshot.byId.get(id));
    }

    /** Compares with the engine's list, and asks about what is not as it was known. */
    void reconcile(Engine engine) throws IOException {
        List<Listed> listed = engine.list();
        known.keySet().retainAll(listed.stream().map(Listed::id).collect(Collectors.toSet()));
        inquiry.retain(known.keySet());
        List<Listed> changed = listed.stream().filter(this::isNotAsKnown).toList();
        List<String> asked =
                changed.stream().map(Listed::id).filter(inquiry::asksAbout).toList();
        try (Inspections answers = new Inspections(asked, engine, threads)) {
            for (Listed one : changed) {
                inquiry.ask(one.seen(known.get(one.id())), answers)
                        .ifPresentOrElse(now -> known.put(one.id(), now), () -> known.remove(one.id()));
                askWhetherItAnswers(engine);
            }
        }
        publish();
    }

    private boolean isNotAsKnown(Listed one) {
        Container before = known.get(one.id());
        return before == null || !one.agrees(before) || inquiry.wants(one.id());
    }

    /** One container that hangs must not stop the others, but an engine that hangs must. */
    void askWhetherItAnswers(Engine engine) throws IOException {
        if (inquiry.doubts()) {
            engine.ping();
        }
    }

    /**
     * Takes in what happened; the same event comes back with the container it concerns.
     *
     * @param hurry whether what the event alone tells has to do for now: {@link #catchUp} does the rest
     */
    DockerEvent apply(DockerEvent event, Engine engine, boolean hurry) {
        String id = concerning(event);
        Container before = known.get(id);
        boolean container = event.type().equals("container");
        if (id.length() < 12 || (before == null && !container)) {
            return event;
        }
        Container after = heard(event, before);
        // one that starts is connected on the way: the engine would let the question wait until it has started, and all
        // other events with it
        boolean asks = container ? TELLING.contains(event.verb()) : after.isRunning();
        if (asks) {
            after = asked(after, engine, hurry);
        } else if (before == null && BEGINNING.equals(event.verb())) {
            inquiry.postpone(id);
        }
        boolean ended = container && event.verb().equals("destroy");
        if (ended) {
            forget(id);
        } else if (before != null || BEGINNING.equals(event.verb()) || TELLING.contains(event.verb())) {
            known.put(id, after); // anything else about an unknown one is an echo of one that is gone
        }
        unpublished |= ended || !after.equals(before);
        if (unpublished && !hurry) {
            publish();
        }
        return event.concerning(reported(after));
    }

    private static Container heard(DockerEvent event, @Nullable Container before) {
        Container known = before == null ? Hearsay.first(event) : before;
        return event.type().equals("container") ? Hearsay.after(event, known) : known;
    }

    /** The id of the container that it is about; empty if it is about none. */
    private static String concerning(DockerEvent event) {
        return switch (event.type()) {
            case "container" -> event.actor();
            case "network" -> event.attributes().getOrDefault("container", "");
            default -> "";
        };
    }

    /** As it is published, with what changed since. */
    private Optional<Container> reported(Container present) {
        Container published = snapshot.byId.get(present.id());
        if (published == null) {
            return register.alone(present);
        }
        return Optional.of(
                unpublished ? present.named(published.name(), published.logs(), published.self()) : published);
    }

    /** An event of the past with the container it concerns, as far as that is published or the event itself tells. For any thread. */
    DockerEvent concerned(DockerEvent past) {
        String id = concerning(past);
        Optional<Container> container = container(id);
        if (container.isEmpty() && past.type().equals("container") && id.length() >= 12) {
            container = register.alone(Hearsay.after(past, Hearsay.first(past)));
        }
        return past.concerning(container);
    }

    private Container asked(Container heard, Engine engine, boolean hurry) {
        if (hurry) {
            inquiry.owe(heard.id());
            return heard;
        }
        return inquiry.ask(heard, engine).orElse(heard);
    }

    /** Whether {@link #catchUp} has something to do. */
    boolean isBehind() {
        return unpublished || inquiry.isDue();
    }

    /** Does a part of what there was no time for. */
    void catchUp(Engine engine) {
        inquiry.due().map(known::get).ifPresent(heard -> {
            Container said = inquiry.ask(heard, engine).orElse(heard);
            known.put(heard.id(), said);
            unpublished |= !said.equals(heard);
        });
        if (unpublished && !inquiry.isOverdue()) {
            publish();
        }
    }

    private void forget(String id) {
        known.remove(id);
        inquiry.forget(id);
    }

    private void publish() {
        unpublished = false;
        List<Container> named = register.named(known.values(), snapshot.byId);
        if (!named.equals(snapshot.containers)) {
            snapshot = new Snapshot(
                    named, named.stream().collect(Collectors.toUnmodifiableMap(Container::id, Function.identity())));
        }
    }
}
