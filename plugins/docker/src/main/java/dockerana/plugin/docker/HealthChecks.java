package dockerana.plugin.docker;

import com.github.dockerjava.api.model.ContainerConfig;
import com.github.dockerjava.api.model.HealthCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the engine runs to check a container's health. Nothing but its text tells such an exec from a user's. */
final class HealthChecks {
    private static final List<String> SHELL = List.of("/bin/sh", "-c");

    private HealthChecks() {}

    /** The words of the command joined by blanks, as the actions of its execs have them; empty without a check. */
    static String command(ContainerConfig config) {
        HealthCheck check = config.getHealthcheck();
        List<String> test = check == null ? null : check.getTest();
        if (test == null || test.size() < 2) { // NONE, or inherited from nothing
            return "";
        }
        List<String> words = new ArrayList<>(test.getFirst().equals("CMD-SHELL") ? shell(config) : List.of());
        words.addAll(test.subList(1, test.size()));
        return String.join(" ", words);
    }

    /** That of the image, which docker-java has no name for. */
    private static List<String> shell(ContainerConfig config) {
        Object own = config.getRawValues().get("Shell");
        return own instanceof List<?> words && !words.isEmpty()
                ? words.stream().map(String::valueOf).toList()
                : SHELL;
    }

    static Duration startPeriod(ContainerConfig config) {
        HealthCheck check = config.getHealthcheck();
        Long nanos = check == null ? null : check.getStartPeriod();
        return nanos == null ? Duration.ZERO : Duration.ofNanos(nanos);
    }
}
