package dockerana.plugin.logs;

import dockerana.api.LogRecord;
import dockerana.api.Records;
import dockerana.plugin.docker.Container;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The logs of all containers, a block of each in turn, so that a noisy one delays the others by no more than that. Confined to one thread.
 *
 * <p>What nobody takes waits here, one list at most; until it is taken nothing else is read to be sent.
 */
final class Followers implements AutoCloseable {
    private static final int COUNTED = 256 * 1024;
    private static final int SENT = 64 * 1024;
    private static final int MOST_WAITING = 100;
    private static final long LET_GO_NANOS = Duration.ofMinutes(1).toNanos();

    private final Setup setup;
    private final Records records;
    private final Map<String, FileFollower> byId = new LinkedHashMap<>();
    private final Failures failures = new Failures();
    private final Block toCount = new Block(COUNTED);
    private final Block toSend = new Block(SENT);
    private List<Container> latest = List.of();
    private List<LogRecord> refused = List.of();
    private long refusedAt;
    private int turn;

    Followers(Setup setup, Records records) {
        this.setup = setup;
        this.records = records;
    }

    /** These containers are there now, and no others. */
    @SuppressWarnings("ReferenceEquality") // the inventory gives the same list as long as nothing changed
    void update(List<Container> containers) {
        if (containers == latest) {
            return;
        }
        latest = containers;
        setup.tallies().whileNobodyCollects(() -> take(containers));
    }

    private void take(List<Container> containers) {
        Map<String, Container> present = new HashMap<>();
        for (Container container : containers) {
            present.put(container.id(), container);
            Optional<Path> path = container.logs() ? setup.path(container) : Optional.empty();
            FileFollower known = byId.get(container.id());
            if (known != null) {
                known.seen(container);
            } else if (path.isPresent()) {
                byId.put(container.id(), new FileFollower(container, path.get(), setup, records));
            }
        }
        byId.forEach((id, follower) -> {
            if (!present.containsKey(id)) {
                follower.removed();
            }
        });
    }

    /**
     * Reads what is new of all, block by block, until there is nothing more or this has lasted for some time.
     */
    Pace.Progress read(long atMostNanos) throws InterruptedException {
        long begun = System.nanoTime();
        List<FileFollower> busy = round(new ArrayList<>(byId.values()));
        Pace.Progress progress = busy.isEmpty() ? Pace.Progress.NOTHING : Pace.Progress.SOME;
        while (!busy.isEmpty() && System.nanoTime() - begun < atMostNanos) {
            busy = round(busy);
        }
        forgetThoseThatAreOver();
        return busy.isEmpty() ? progress : Pace.Progress.MORE;
    }

    /** Reads a block of each; those that may have more at once. */
    private List<FileFollower> round(List<FileFollower> followers) throws InterruptedException {
        boolean wanted = records.wanted(LogRecord.Kind.LOG);
        Set<FileFollower> busy = new LinkedHashSet<>();
        for (FileFollower follower : followers) {
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

    private void send(List<FileFollower> followers, Set<FileFollower> busy) throws InterruptedException {
        if (!refused.isEmpty() && !offer(refused)) {
            if (System.nanoTime() - refusedAt > LET_GO_NANOS) {
                followers.forEach(FileFollower::letGo);
            }
            return;
        }
        for (int i = 0; i < followers.size(); i++) {
            FileFollower follower = followers.get((turn + i) % followers.size());
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
        List<FileFollower> waiting = new ArrayList<>();
        for (FileFollower follower : List.copyOf(byId.values())) {
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

    private void forget(FileFollower follower) {
        byId.remove(follower.id());
        failures.forget(follower);
        follower.close();
        for (int stream = 0; stream < Line.STREAMS; stream++) {
            records.forget(Recorder.key(follower.id(), stream));
        }
        records.forget(Recorder.gapKey(follower.id()));
    }

    /** Whether something was read that nobody takes. */
    boolean areHeldBack() {
        return !refused.isEmpty();
    }

    /** Whether everything was sent that was counted. */
    boolean isLevel() {
        return refused.isEmpty() && byId.values().stream().allMatch(FileFollower::isLevel);
    }

    /** How many logs are followed. */
    int size() {
        return byId.size();
    }

    /** Whether any container runs whose log is followed. */
    boolean anyRuns() {
        for (FileFollower follower : byId.values()) {
            if (follower.runs()) {
                return true;
            }
        }
        return false;
    }

    /** Why logs of containers that run cannot be read, if some cannot: one sentence. */
    Optional<String> problem() {
        List<String> reasons = byId.values().stream()
                .filter(FileFollower::runs)
                .flatMap(follower -> failures.reason(follower).stream())
                .toList();
        return reasons.stream()
                .findFirst()
                .map(first ->
                        reasons.size() == 1 ? first : "%s; and so with %d others".formatted(first, reasons.size() - 1));
    }

    @Override
    public void close() {
        byId.values().forEach(FileFollower::close);
        byId.clear();
        latest = List.of();
    }
}
