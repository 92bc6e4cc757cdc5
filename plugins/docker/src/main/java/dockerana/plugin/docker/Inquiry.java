package dockerana.plugin.docker;

import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Asks the engine about containers, and knows what it still has to ask. One that the engine does not answer about holds up what comes after it for
 * two seconds, and from then on is asked about every five seconds at most, whatever happens to it. Confined to the service's thread.
 */
final class Inquiry {
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** Those of which only events or a list told so far. */
    private final Set<String> unasked = new HashSet<>();

    /** Those that there was no time to ask about. */
    private final Set<String> overdue = new LinkedHashSet<>();

    /** Those that the engine did not answer about. */
    private final Set<String> silent = new LinkedHashSet<>();

    private long againNanos;
    private boolean doubted;

    /** Asks when it is compared with the list, not before. */
    void postpone(String id) {
        unasked.add(id);
    }

    /** Asks when there is time. */
    void owe(String id) {
        overdue.add(id);
    }

    /** Whether it has to be asked about although it seems to be what it was. */
    boolean wants(String id) {
        return unasked.contains(id) || overdue.contains(id);
    }

    /** Whether {@link #ask} puts a question to the engine. */
    boolean asksAbout(String id) {
        return !silent.contains(id);
    }

    /** What the engine says of it, nothing if it has none of that id, or what is known without it if it does not answer. */
    Optional<Container> ask(Container heard, Inspector engine) {
        String id = heard.id();
        if (!asksAbout(id)) {
            return Optional.of(heard);
        }
        try {
            Optional<Container> said = engine.inspect(id);
            forget(id);
            return said;
        } catch (IOException e) {
            unasked.add(id);
            overdue.remove(id);
            silent.add(id);
            againNanos = System.nanoTime() + PAUSE_NANOS;
            doubted = true;
            return Optional.of(heard);
        }
    }

    /** The one to ask about next, now that there is time; it is due no more. */
    Optional<String> due() {
        if (!overdue.isEmpty()) {
            return Optional.of(taken(overdue));
        }
        return isAgain() ? Optional.of(taken(silent)) : Optional.empty();
    }

    /** Whether there is one. */
    boolean isDue() {
        return !overdue.isEmpty() || isAgain();
    }

    /** Whether there are some that were never asked for want of time. */
    boolean isOverdue() {
        return !overdue.isEmpty();
    }

    private boolean isAgain() {
        return !silent.isEmpty() && System.nanoTime() - againNanos >= 0;
    }

    private static String taken(Set<String> ids) {
        Iterator<String> first = ids.iterator();
        String id = first.next();
        first.remove();
        return id;
    }

    /** Whether an answer failed to come since this was asked the last time: perhaps nothing answers any more. */
    boolean doubts() {
        boolean before = doubted;
        doubted = false;
        return before;
    }

    void forget(String id) {
        unasked.remove(id);
        overdue.remove(id);
        silent.remove(id);
    }

    /** Forgets all others. */
    void retain(Collection<String> ids) {
        unasked.retainAll(ids);
        overdue.retainAll(ids);
        silent.retainAll(ids);
    }
}
