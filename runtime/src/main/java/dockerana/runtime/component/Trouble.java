package dockerana.runtime.component;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * What goes wrong with one component, told once: the first failure as a warning (a bug as an error), repeats at debug, the recovery at info.
 * Safe for any thread.
 */
public final class Trouble {
    private final Logger log;
    private final String component;
    private final Consumer<String> told;
    private @Nullable String wrong;
    private boolean bug;
    private boolean bugTold;
    private long sinceNanos;
    private int failures;

    /**
     * @param component how messages name it: {@code sink 'graphite'}
     * @param told is given each message of a failure
     */
    Trouble(String component, String logger, Consumer<String> told) {
        this.component = component;
        this.log = LoggerFactory.getLogger(logger);
        this.told = told;
    }

    /** The far end failed: nothing is lost yet, and the runtime tries again. */
    public synchronized void farEndFailed(Exception failure, Duration retryIn) {
        String message = reason(failure);
        if (begins(message, false)) {
            log.warn("{}: {}; trying again in {} s, and until it works", component, message, seconds(retryIn));
        } else {
            String line = "%s: %s; failure %d, trying again in %s s"
                    .formatted(component, message, failures, seconds(retryIn));
            tell(Level.DEBUG, line, failure);
        }
    }

    /** The component has a bug: it is built anew. */
    public synchronized void crashed(Throwable failure, Duration restartIn) {
        String message = described(failure);
        boolean first = begins(message, true);
        String what = first ? "has a bug" : "failed again";
        String line = "%s %s and is restarted in %s s: %s".formatted(component, what, seconds(restartIn), message);
        tell(first ? Level.ERROR : Level.DEBUG, line, failure);
    }

    /** Something was lost or needs a person, whatever happens next. */
    public synchronized void lost(String message) {
        told.accept(message);
        log.error("{}: {}", component, oneLine(message));
    }

    /** Something surprising that cost nothing. */
    public void noted(String message) {
        log.warn("{}: {}", component, oneLine(message));
    }

    /** Something went wrong that costs nothing more: a close, or a thread of the component's own. */
    public void noted(String what, Throwable failure) {
        String line = "%s: %s: %s".formatted(component, what, described(failure));
        if (failure instanceof IOException) { // the far end, and no bug to be found in a stack trace
            log.warn(line);
        } else {
            tell(Level.WARN, line, failure);
        }
    }

    /** Something surprising is over. */
    public void mended(String message) {
        log.info("{}: {}", component, message);
    }

    /** It works; says so if it did not before. */
    public synchronized void recovered() {
        if (wrong == null) {
            return;
        }
        wrong = null;
        bugTold = false;
        log.info(
                "{} works again after {} s and {} failed {}",
                component,
                seconds(Duration.ofNanos(System.nanoTime() - sinceNanos)),
                failures,
                failures == 1 ? "attempt" : "attempts");
    }

    /** What is wrong now. */
    public synchronized Optional<String> current() {
        return Optional.ofNullable(wrong);
    }

    /** Whether what is wrong now is a bug, and not a far end. */
    public synchronized boolean isBug() {
        return wrong != null && bug;
    }

    /** A bug after failures of the far end is news, once; so nothing that alternates can fill the log. */
    private boolean begins(String message, boolean isBug) {
        boolean first = wrong == null || (isBug && !bugTold);
        if (wrong == null) {
            sinceNanos = System.nanoTime();
            failures = 0;
        }
        wrong = message;
        bug = isBug;
        bugTold |= isBug;
        failures++;
        told.accept(message);
        return first;
    }

    /** A plugin's exception may be as broken as the plugin: then it is told without its stack trace. */
    private void tell(Level level, String line, Throwable failure) {
        try {
            log.atLevel(level).setCause(failure).log(line);
        } catch (Throwable e) {
            log.atLevel(level).log(line);
        }
    }

    private static String described(Throwable failure) {
        String name = failure.getClass().getSimpleName();
        String reason = reason(failure);
        return reason.equals(name) ? name : name + ": " + reason;
    }

    private static String reason(Throwable failure) {
        try {
            String message = failure.getMessage();
            return message == null || message.isBlank() ? failure.getClass().getSimpleName() : oneLine(message);
        } catch (Throwable e) { // it does not even know what it is
            return failure.getClass().getSimpleName();
        }
    }

    /** Far ends and files have their say in messages: what could start a line of its own or move a cursor is not printed. */
    private static String oneLine(String message) {
        return message.strip().replaceAll("\\p{Cntrl}+", " ");
    }

    private static String seconds(Duration duration) {
        return String.valueOf(Math.round(duration.toMillis() / 100.0) / 10.0);
    }
}
