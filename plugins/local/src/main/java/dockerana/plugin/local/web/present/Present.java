package dockerana.plugin.local.web.present;

import dockerana.api.Batch;
import dockerana.api.LogRecord;
import dockerana.api.Series;
import dockerana.plugin.local.history.Live;
import dockerana.plugin.local.history.LogLines;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The latest of everything. Each change has a number; whoever knows up to which number he has seen everything can be told the rest, however late
 * he comes to ask: nobody has a queue of his own, and a slow reader costs no memory. Safe for any thread.
 *
 * <p>While nobody asks, a batch costs one comparison of its series with those before, and nothing is copied.
 */
public final class Present implements Live.Listener {
    private static final int ENDED_KEPT = 4096;
    private static final int EVENTS_KEPT = 512;
    private static final double USUAL_INTERVAL = 10;

    private final Map<String, Reading> latest = new LinkedHashMap<>();
    private final Deque<Numbered<String>> ended = new ArrayDeque<>();
    private final Deque<Numbered<LogRecord>> events = new ArrayDeque<>();
    private final Map<String, Tail> followed = new LinkedHashMap<>();
    private long number;
    private long forgotten;

    /**
     * The latest batch of a source.
     *
     * @param number of the change that brought it
     * @param interval between it and the one before, in seconds; 0 if there was none
     */
    public record Reading(long number, Batch batch, double interval) {}

    private record Numbered<T>(long number, T what) {}

    /**
     * What changed.
     *
     * @param number up to which change
     * @param readings of sources that were read since
     * @param ended the paths of series that ended since; some may have begun again
     * @param events that happened since
     */
    public record Changes(long number, List<Reading> readings, List<String> ended, List<LogRecord> events) {
        /** Whether there is any, beside lines of logs. */
        public boolean isAny() {
            return !readings.isEmpty() || !ended.isEmpty() || !events.isEmpty();
        }
    }

    @Override
    public synchronized void came(Batch batch) {
        number++;
        Reading before = latest.get(batch.source());
        double interval = 0;
        if (before != null) {
            interval = Math.max(0, (batch.slotMillis() - before.batch.slotMillis()) / 1e3);
            noteEnded(before.batch, batch);
        }
        if (batch.size() == 0) {
            latest.remove(batch.source());
        } else {
            latest.put(batch.source(), new Reading(number, batch, interval));
        }
        notifyAll();
    }

    private void noteEnded(Batch before, Batch now) {
        if (sameSeries(before, now)) {
            return;
        }
        Set<Series> there = new HashSet<>(2 * now.size());
        for (int i = 0; i < now.size(); i++) {
            there.add(now.series(i));
        }
        for (int i = 0; i < before.size(); i++) {
            if (!there.contains(before.series(i))) {
                ended.add(new Numbered<>(number, before.series(i).path()));
            }
        }
        forgetBeyond(ended, ENDED_KEPT);
    }

    /** Whether nothing began, ended or changed its attributes between the two. */
    @SuppressWarnings("ReferenceEquality") // another instance may be equal and have other attributes
    public static boolean sameSeries(Batch one, Batch other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (one.series(i) != other.series(i)) {
                return false;
            }
        }
        return true;
    }

    private <T> void forgetBeyond(Deque<Numbered<T>> kept, int most) {
        while (kept.size() > most) {
            forgotten = Math.max(forgotten, kept.removeFirst().number());
        }
    }

    @Override
    public synchronized void came(List<LogRecord> records) {
        long before = number;
        for (LogRecord record : records) {
            if (record.origin().kind() == LogRecord.Kind.EVENT) {
                events.add(new Numbered<>(++number, record));
            } else if (!followed.isEmpty()) {
                Tail tail = followed.get(LogLines.nameOf(record));
                if (tail != null) {
                    tail.add(++number, record);
                }
            }
        }
        forgetBeyond(events, EVENTS_KEPT);
        if (number > before) {
            notifyAll();
        }
    }

    /** Has the lines of that log kept for a while and count as changes, until what is given back is closed. */
    public synchronized Live.Listening follow(String log) {
        followed.computeIfAbsent(log, same -> new Tail(number)).begin();
        return () -> unfollow(log);
    }

    private synchronized void unfollow(String log) {
        followed.computeIfPresent(log, (same, tail) -> tail.end() ? null : tail);
    }

    /** The lines of a log that is followed, after that change; empty if some of them are not known any more. */
    public synchronized Optional<List<LogRecord>> linesAfter(String log, long seen) {
        Tail tail = followed.get(log);
        return tail == null ? Optional.empty() : tail.after(seen);
    }

    /** Whether all changes after that one can be told. */
    public synchronized boolean remembers(long seen) {
        return seen >= forgotten && seen <= number;
    }

    /** All that changed after that change; after 0, everything that is so now. */
    public synchronized Changes after(long seen) {
        List<Reading> readings = new ArrayList<>();
        for (Reading reading : latest.values()) {
            if (reading.number > seen) {
                readings.add(reading);
            }
        }
        return new Changes(
                number,
                readings,
                seen == 0 ? List.of() : since(ended, seen),
                seen == 0 ? List.of() : since(events, seen));
    }

    private static <T> List<T> since(Deque<Numbered<T>> kept, long seen) {
        return kept.stream()
                .filter(one -> one.number() > seen)
                .map(Numbered::what)
                .toList();
    }

    /** The latest batch of each source. */
    public synchronized List<Reading> readings() {
        return List.copyOf(latest.values());
    }

    /** How often numbers change: as often as the source that is read most often. */
    public synchronized double interval() {
        return latest.values().stream()
                .mapToDouble(Reading::interval)
                .filter(interval -> interval > 0)
                .min()
                .orElse(USUAL_INTERVAL);
    }

    /**
     * Waits until there is a change after that one, or for so long.
     *
     * @return whether there is one
     */
    public synchronized boolean await(long seen, long nanos) throws InterruptedException {
        long end = System.nanoTime() + nanos;
        while (number <= seen) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }
}
