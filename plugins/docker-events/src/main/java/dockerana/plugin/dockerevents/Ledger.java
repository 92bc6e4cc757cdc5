package dockerana.plugin.dockerevents;

import dockerana.api.Samples;
import dockerana.plugin.docker.Container;
import dockerana.plugin.docker.DockerEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Counts events as they are heard, and says how the containers are. Heard by the engine's thread, read by the one that collects: its monitor
 * guards all of it, and neither holds it for long.
 */
final class Ledger {
    /** What an event must say to be the first that is heard of a container; others may be echoes of one that is gone. */
    private static final Set<String> BEGINNING = Set.of("create", "start", "die", "oom", "destroy");

    private final InstantSource clock;
    private final Supplier<List<Container>> inventory;
    private final EventCounts events = new EventCounts();
    private final StateCounts states = new StateCounts();
    private final Map<String, Life> lives = new HashMap<>();
    private final Map<String, Account> accounts = new HashMap<>();
    private List<Container> latest = List.of();
    private boolean current;
    private List<Life> present = List.of();
    private List<Life> ended = List.of();

    /** What an event is, beside what it says. */
    enum Meaning {
        /** It concerns a container that is not reported. */
        UNREPORTED,
        /** It is about an exec of a health check. */
        HEALTH_CHECK,
        /** It is to be told. */
        NEWS
    }

    /** @param inventory the containers that there are; the same list as long as nothing changed */
    Ledger(InstantSource clock, Supplier<List<Container>> inventory) {
        this.clock = clock;
        this.inventory = inventory;
    }

    /** Counts what happened. */
    synchronized Meaning heard(DockerEvent event) {
        Instant now = clock.instant();
        String type = event.type();
        String verb = event.verb();
        if (type.equals("container")) {
            if (event.container().isEmpty()) {
                return Meaning.UNREPORTED;
            }
            if (note(event, event.container().get(), verb, now)) {
                events.count("healthcheck", verb, now);
                return Meaning.HEALTH_CHECK;
            }
        }
        events.count(type, verb, now);
        return Meaning.NEWS;
    }

    /** Whether it is about a health check. */
    private boolean note(DockerEvent event, Container container, String verb, Instant now) {
        Life life = lives.get(container.id());
        if (life == null) {
            if (!BEGINNING.contains(verb) && !container.isRunning()) {
                return false;
            }
            life = Life.heard(container, verb);
            lives.put(container.id(), life);
        }
        if (life.probes.note(event, container)) {
            return true;
        }
        life.note(event, container, account(life, container, now));
        current &= !life.removed();
        return false;
    }

    /** Of the name that a container has now; one that got another takes its account along, unless that name has one. */
    private Account account(Life life, Container now, Instant instant) {
        String before = life.container().name();
        Account account = accounts.get(now.name());
        if (account == null) {
            boolean renamed = !before.equals(now.name());
            Account own = renamed ? accounts.remove(before) : null;
            account = own == null ? new Account(instant) : own;
            accounts.put(now.name(), account);
        }
        return account;
    }

    /** Adds how everything is, and once more what ended since. */
    @SuppressWarnings("ReferenceEquality") // the inventory gives the same list as long as nothing changed
    synchronized void addTo(Samples samples) {
        List<Container> containers = inventory.get(); // with the monitor held: what was heard of is in it
        Instant now = clock.instant();
        if (containers != latest || !current) {
            update(containers, now);
        }
        states.addTo(samples);
        events.addTo(samples);
        for (int i = 0; i < present.size(); i++) {
            Life life = present.get(i);
            life.series(accountOf(life)).addAll(life, now, samples);
        }
        for (Life life : ended) {
            ContainerSeries series = life.series(accountOf(life));
            if (life.removed()) {
                series.addEnd(life, samples);
            }
            series.addCounts(samples);
            accounts.remove(life.container().name());
        }
        ended = List.of();
    }

    private Account accountOf(Life life) {
        Account account = accounts.get(life.container().name());
        return account == null ? account(life, life.container(), clock.instant()) : account;
    }

    private void update(List<Container> containers, Instant now) {
        List<Life> here = new ArrayList<>(containers.size());
        Set<String> ids = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (Container container : containers) {
            Life life = lives.computeIfAbsent(container.id(), id -> Life.known(container));
            if (!life.removed()) {
                account(life, container, now);
                life.seen(container);
                here.add(life);
                ids.add(container.id());
                names.add(container.name());
            }
        }
        Map<String, Life> gone = new LinkedHashMap<>();
        lives.values().removeIf(life -> {
            boolean over = !ids.contains(life.container().id());
            if (over && !names.contains(life.container().name())) {
                gone.put(life.container().name(), life); // of several with one name the last
            }
            return over;
        });
        accounts.keySet().removeIf(name -> !names.contains(name) && !gone.containsKey(name));
        states.recount(here.stream().map(Life::container).toList());
        present = here;
        ended = List.copyOf(gone.values());
        latest = containers;
        current = true;
    }
}
