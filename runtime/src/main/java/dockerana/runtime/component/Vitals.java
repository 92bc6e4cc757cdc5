package dockerana.runtime.component;

import dockerana.api.Component.Role;
import dockerana.api.Health;
import dockerana.api.Status;
import dockerana.api.Status.Level;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How one component is doing: what it did, what it gave up, what it says of itself and what goes wrong. Safe for any thread. */
public final class Vitals {
    /** Samples a source delivered or a sink sent. */
    public final LongAdder samples = new LongAdder();

    /** Records a source handed over or a sink sent. */
    public final LongAdder records = new LongAdder();

    /** Calls that failed. */
    public final LongAdder errors = new LongAdder();

    /** Writes that were repeated. */
    public final LongAdder retries = new LongAdder();

    private final Role role;
    private final String id;
    private final String type;
    private final Trouble trouble;
    private final Map<String, Trouble> parts = new ConcurrentHashMap<>();
    private final Map<String, Dropped> dropped = new ConcurrentHashMap<>();
    private volatile Status said = Status.ok("");
    private volatile @Nullable String stuck;
    private volatile @Nullable String lastError;
    private volatile double perSecond;
    private long countedBefore;

    /**
     * What was given up for one reason.
     *
     * @param since when the first was: the counter's start, so that the first drop is a growth and not a baseline
     */
    public record Dropped(AtomicLong count, Instant since) {}

    /** Of the component with this role, id and type. */
    public Vitals(Role role, String id, String type) {
        this.role = role;
        this.id = id;
        this.type = type;
        this.trouble = new Trouble("%s '%s'".formatted(role.word(), id), logger(), this::told);
    }

    /** Source, sink or service. */
    public Role role() {
        return role;
    }

    /** Its key in the configuration. */
    public String id() {
        return id;
    }

    /** Its type. */
    public String type() {
        return type;
    }

    /** What goes wrong with it as a whole. */
    public Trouble trouble() {
        return trouble;
    }

    /**
     * What goes wrong with a part of it that works or fails on its own, such as one lane of several: the success of another part does not
     * mend it.
     *
     * @param part a word or two for messages: {@code lane 2}
     */
    public Trouble trouble(String part) {
        return parts.computeIfAbsent(
                part, name -> new Trouble("%s '%s' (%s)".formatted(role.word(), id, name), logger(), this::told));
    }

    private String logger() {
        return role.word() + '.' + id;
    }

    private void told(String message) {
        lastError = message;
    }

    /** Counts what was given up for good. */
    public void dropped(String reason, long count) {
        dropped.computeIfAbsent(reason, first -> new Dropped(new AtomicLong(), Instant.now()))
                .count
                .addAndGet(count);
    }

    /** What was given up, by reason. */
    public Map<String, Dropped> dropped() {
        return dropped;
    }

    /** What the component says of itself. */
    public void said(Status status) {
        said = status;
    }

    /** Says that a call has not returned for long; null when it has. Tells the beginning and the end. Called by one thread. */
    public void stuck(@Nullable String message) {
        if (stuck == null && message != null) {
            trouble.noted(message);
        } else if (stuck != null && message == null) {
            trouble.mended("the call that took so long has returned");
        }
        stuck = message;
    }

    /** Takes the rate since the last call; called by one thread. */
    public void measure(double seconds) {
        long now = samples.sum() + records.sum();
        perSecond = seconds > 0 ? (now - countedBefore) / seconds : 0;
        countedBefore = now;
    }

    /** All of it at this moment. */
    public Health.Part part(long queuedBytes, double lagSeconds) {
        return new Health.Part(
                role,
                id,
                type,
                status(),
                perSecond,
                queuedBytes,
                lagSeconds,
                dropped.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                reason -> reason.getValue().count.get())),
                Optional.ofNullable(lastError));
    }

    /** What the component says of itself, or what the runtime sees where that is worse. */
    private Status status() {
        Status own = said;
        Optional<Status> seen = seen();
        return seen.filter(status -> status.level().compareTo(own.level()) > 0)
                .map(status -> new Status(status.level(), status.message(), status.remedy(), own.way()))
                .orElse(own);
    }

    private Optional<Status> seen() {
        if (trouble.current().isPresent()) {
            return Optional.of(seen(trouble, Level.FAILED));
        }
        List<Trouble> failing = parts.values().stream()
                .filter(part -> part.current().isPresent())
                .toList();
        if (!failing.isEmpty()) {
            boolean nothingWorks = role != Role.SOURCE && failing.size() == parts.size();
            Level level = nothingWorks ? Level.FAILED : Level.DEGRADED;
            return Optional.of(seen(failing.getFirst(), level));
        }
        return Optional.ofNullable(stuck)
                .map(message -> Status.degraded(message, "See what it waits for; nothing else is delayed by it"));
    }

    private Status seen(Trouble trouble, Level level) {
        String remedy = trouble.isBug()
                ? "Report the error in the log to the authors of this plugin"
                : role == Role.SOURCE
                        ? "Put right what the message names; it is tried again by itself"
                        : "'dockerana check' tries it again and says what is wrong";
        return new Status(level, trouble.current().orElse("It works again"), Optional.of(remedy), Optional.empty());
    }
}
