package dockerana.plugin.logs;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How many series patterns may have: whoever can start containers must not be able to make any number of them. For any thread. */
final class SeriesLimit {
    static final int MOST = 200;
    static final String REMEDY = "name the logs that a pattern is for, with its option 'containers' or 'files'";
    private static final Logger LOG = LoggerFactory.getLogger(SeriesLimit.class);

    private int left = MOST;
    private boolean logged;
    private Optional<String> problem = Optional.empty();

    /** Whether there is room for so many more of a pattern in a container. Logged once if not. */
    synchronized boolean take(int series, String pattern, String log) {
        if (series <= left) {
            left -= series;
            return true;
        }
        if (problem.isEmpty()) {
            problem = Optional.of(("patterns have as many series as there may be, %d: '%s' is left out for"
                            + " %s, and so may others be")
                    .formatted(MOST, pattern, log));
        }
        if (!logged) {
            logged = true;
            LOG.warn("{}; {}", problem.get(), REMEDY);
        }
        return false;
    }

    /** So many have ended. */
    synchronized void give(int series) {
        left += series;
        if (series > 0) {
            problem = Optional.empty();
        }
    }

    /** What does not fit, if anything does not. */
    synchronized Optional<String> problem() {
        return problem;
    }
}
