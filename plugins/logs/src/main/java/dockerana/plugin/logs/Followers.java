package dockerana.plugin.logs;

import dockerana.api.LogRecord;
import dockerana.api.Records;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All logs, a block of each in turn, so that a noisy one delays the others by no more than that. Confined to one thread.
 *
 * <p>What nobody takes waits here, one list at most; until it is taken nothing else is read to be sent.
 *
 * @param <T> what has a log
 */
final class Followers<T> implements AutoCloseable {
    private static final int COUNTED = 256 * 1024;
    private static final int SENT = 64 * 1024;
    private static final int MOST_WAITING = 100;
    private static final long LET_GO_NANOS = Duration.ofMinutes(1).toNanos();

    private final Roll<T> roll;
    private final Tallies tallies;
    private final Records records;
    private final Map<String, Follower<T>> byId = new LinkedHashMap<>();
    private final Failures failures = new Failures();
    private final Block toCount = new Block(COUNTED);
    private final Block toSend = new Block(SENT);
    private List<T> latest = List.of();
    private List<LogRecord> refused = List.of();
    private long refusedAt;
    private int turn;

    /**
     * Knows what has a log.
     *
     * @param <T> that
     */
    interface Roll<T> {
        /** What it is known by. */
        String id(T one);

        /** Who reads its log; empty if nobody can, or may. */
        Optional<? extends Follower<T>> follower(T one, Records records);
    }

    Followers(Roll<T> roll, Tallies tallies, Records records) {
        this.roll = roll;
        this.tallies = tallies;
        this.records = records;
    }

    /** These are there now, and no others. */
    @SuppressWarnings("ReferenceEquality") // as long as nothing changed it is the same list
    void update(List<T> present) {
        if (present == latest) {
            return;
        }
        latest = present;
        tallies.whileNobodyCollects(() -> take(present));
    }

    private void take(List<T> present) {
        Set<String> ids = new HashSet<>();
        for (T one : present) {
            String id = roll.id(one);
            ids.add(id);
            Follower<T> known = byId.get(id);
            if (known != null) {
                known.seen(one);
            } else {
                roll.follower(one, records).ifPresent(begun -> byId.put(id, begun));
            }
        }
        byId.forEach((id, follower) -> {
            if (!ids.contains(id)) {
                follower.removed();
            }
        });
    }

    /**
     * Reads what is new of all, block by block, until there is nothing more or this has lasted for some time.
     */
    Pace.Progress read(long atMostNanos) throws InterruptedException {
        long begun = System.nanoTime();
        List<Follower<T>> busy = round(new ArrayList<>(byId.values()));
        Pace.Progress progress = busy.isEmpty() ? Pace.Progress.NOTHING : Pace.Progress.SOME;
        while (!busy.isEmpty() && System.nanoTime() - begun < atMostNanos) {
            busy = round(busy);
        }
        forgetThoseThatAreOver();
        return busy.isEmpty() ? progress : Pace.Progress.MORE;
    }

    /** Reads a block of each; those that may have more at once. */
    private List<Follower<T>> round(List<Follower<T>> followers) throws InterruptedException {
        boolean wanted = records.wanted(LogRecord.Kind.LOG);
        Set<Follower<T>> busy = new LinkedHashSet<>();
        for (Follower<T> follower : followers) {
            boolean more = failures.attempt(follower, () -> {
                follower.wanted(wanted);
                return follower.count(toCount);
            });
            if (more) {
                busy.add(follower);
            }
        }
        if (wanted) {
            send(followers, busy);
        }
        return List.copyOf(busy);
    }

    private void send(List<Follower<T>> followers, Set<Follower<T>> busy) throws InterruptedException {
        if (!refused.isEmpty() && !offer(refused)) {
            if (System.nanoTime() - refusedAt > LET_GO_NANOS) {
                followers.forEach(Follower::letGo);
            }
            return;
        }
        for (int i = 0; i < followers.size(); i++) {
            Follower<T> follower = followers.get((turn + i) % followers.size());
            if (failures.attempt(follower, () -> follower.send(toSend))) {
                busy.add(follower);
            }
            List<LogRecord> made = follower.toSend();
            if (!made.isEmpty() && !offer(made)) {
                turn += i + 1; // when there is room again, the next one is first
                return;
            }
        }
    }

    private boolean offer(List<LogRecord> list) {
        boolean taken = records.offer(list);
        if (taken) {
            refused = List.of();
        } else if (refused.isEmpty()) {
            refused = list;
            refusedAt = System.nanoTime();
        }
        return taken;
    }

    /** Those that are gone hold files that are on no disk any more: if nobody takes what is in them, not too many wait for that. */
    private void forgetThoseThatAreOver() {
        List<Follower<T>> waiting = new ArrayList<>();
        for (Follower<T> follower : List.copyOf(byId.values())) {
            if (follower.isOver()) {
                forget(follower);
            } else if (follower.isRemoved()) {
                waiting.add(follower);
            }
        }
        for (int i = 0; i < waiting.size() - MOST_WAITING; i++) {
            waiting.get(i).giveUp();
            forget(waiting.get(i));
        }
    }

    private void forget(Follower<T> follower) {
        byId.values().remove(follower);
        failures.forget(follower);
        follower.close();
        follower.key().forget(records);
    }

    /** Whether something was read that nobody takes. */
    boolean areHeldBack() {
        return !refused.isEmpty();
    }

    /** Whether everything was sent that was counted. */
    boolean isLevel() {
        return refused.isEmpty() && byId.values().stream().allMatch(Follower::isLevel);
    }

    /** How many logs are followed. */
    int size() {
        return byId.size();
    }

    /** Which way, in a few words. */
    String way() {
        long files = byId.values().stream().filter(Follower::byFile).count();
        return Ways.called(files, byId.size() - files);
    }

    /** Whether more may be written to any. */
    boolean anyRuns() {
        for (Follower<T> follower : byId.values()) {
            if (follower.runs()) {
                return true;
            }
        }
        return false;
    }

    /** Why logs that may be written to cannot be read, if some cannot. */
    Optional<Problem> problem() {
        List<Problem> problems = byId.values().stream()
                .filter(Follower::runs)
                .flatMap(follower -> failures.reason(follower).stream())
                .toList();
        return problems.stream().findFirst().map(first -> first.andOthers(problems.size() - 1));
    }

    @Override
    public void close() {
        byId.values().forEach(Follower::close);
        byId.clear();
        latest = List.of();
    }
}
