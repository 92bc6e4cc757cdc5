package dockerana.plugin.docker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the engine runs to check a container's health. Nothing but its text tells such an exec from a user's. */
final class HealthChecks {
    private static final List<String> SHELL = List.of("/bin/sh", "-c");

    private HealthChecks() {}

    /** The words of the command joined by blanks, as the actions of its execs have them; empty without a check. */
    static String command(Said config) {
        List<String> test = config.at("Healthcheck").at("Test").texts();
        if (test.size() < 2) { // NONE, or inherited from nothing
            return "";
        }
        List<String> words = new ArrayList<>(test.getFirst().equals("CMD-SHELL") ? shell(config) : List.of());
        words.addAll(test.subList(1, test.size()));
        return String.join(" ", words);
    }

    /** That of the image. */
    private static List<String> shell(Said config) {
        List<String> own = config.at("Shell").texts();
        return own.isEmpty() ? SHELL : own;
    }

    static Duration startPeriod(Said config) {
        return Duration.ofNanos(config.at("Healthcheck").at("StartPeriod").number());
    }
}
