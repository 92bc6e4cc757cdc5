package dockerana.runtime.component;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What goes wrong with one component, told once: the first failure as a warning (a bug as an error), repeats at debug, the recovery at info.
 * Safe for any thread.
 */
public final class Trouble {
    private final Logger log;
    private final String component;
    private @Nullable String lastError;
    private boolean lasting;
    private boolean bug;
    private long sinceNanos;
    private int failures;

    /** @param component how messages name it: {@code sink 'graphite'} */
    Trouble(String component, String logger) {
        this.component = component;
        this.log = LoggerFactory.getLogger(logger);
    }

    /** The far end failed: nothing is lost yet, and the runtime tries again. */
    public synchronized void farEndFailed(Exception failure, Duration retryIn) {
        String message = reason(failure);
        if (begins(message, false)) {
            log.warn("{}: {}; trying again in {} s, and until it works", component, message, seconds(retryIn));
        } else {
            log.debug(
                    "{}: {}; failure {}, trying again in {} s",
                    component,
                    message,
                    failures,
                    seconds(retryIn),
                    failure);
        }
    }

    /** The component has a bug: it is built anew. */
    public synchronized void crashed(Throwable failure, Duration restartIn) {
        String message = failure instanceof RuntimeException ? String.valueOf(failure) : reason(failure);
        if (begins(message, true)) {
            log.error("{} has a bug and is restarted in {} s: {}", component, seconds(restartIn), message, failure);
        } else {
            log.debug("{} failed again and is restarted in {} s: {}", component, seconds(restartIn), message, failure);
        }
    }

    /** Something was lost or needs a person, whatever happens next. */
    public synchronized void lost(String message) {
        lastError = message;
        log.error("{}: {}", component, message);
    }

    /** Something surprising that cost nothing. */
    public void noted(String message) {
        log.warn("{}: {}", component, message);
    }

    /** Something surprising is over. */
    public void mended(String message) {
        log.info("{}: {}", component, message);
    }

    /** It works; says so if it did not before. */
    public synchronized void recovered() {
        if (lasting) {
            lasting = false;
            log.info(
                    "{} works again after {} s and {} failed {}",
                    component,
                    seconds(Duration.ofNanos(System.nanoTime() - sinceNanos)),
                    failures,
                    failures == 1 ? "attempt" : "attempts");
        }
    }

    /** The last thing that went wrong, mended or not. */
    public synchronized Optional<String> lastError() {
        return Optional.ofNullable(lastError);
    }

    /** What is wrong now. */
    public synchronized Optional<String> current() {
        return lasting ? Optional.ofNullable(lastError) : Optional.empty();
    }

    /** Whether what is wrong now is a bug, and not a far end. */
    public synchronized boolean isBug() {
        return lasting && bug;
    }

    private boolean begins(String message, boolean isBug) {
        boolean first = !lasting || (isBug && !bug);
        if (!lasting) {
            sinceNanos = System.nanoTime();
            failures = 0;
        }
        lasting = true;
        bug = isBug;
        failures++;
        lastError = message;
        return first;
    }

    private static String reason(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }

    private static String seconds(Duration duration) {
        return String.valueOf(Math.round(duration.toMillis() / 100.0) / 10.0);
    }
}
