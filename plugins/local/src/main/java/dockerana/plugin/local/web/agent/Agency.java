package dockerana.plugin.local.web.agent;

import dockerana.api.Agent;
import dockerana.api.Health;
import dockerana.api.Metric;
import dockerana.api.Series;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The agent as the page sees it. Immutable.
 *
 * @param agent asked for its health and clock
 * @param version of dockerana
 * @param run another one after each start
 * @param prefix what stands before each path, without its last dot; empty if nothing does
 */
public record Agency(Agent agent, String version, String run, String prefix) {
    private static final Series ANY =
            Metric.gauge("any", "a path to find the prefix of").of();

    /** As it is from its start on. */
    public static Agency of(Agent agent) {
        String path = agent.path(ANY);
        String prefix = path.substring(0, Math.max(0, path.length() - ANY.path().length() - 1));
        return new Agency(
                agent,
                Optional.ofNullable(Agency.class.getPackage().getImplementationVersion())
                        .orElse("0"),
                HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt()),
                prefix);
    }

    /** A path without prefix; empty if it has another one. */
    public Optional<String> relative(String whole) {
        if (prefix.isEmpty()) {
            return Optional.of(whole);
        }
        return whole.startsWith(prefix) && whole.length() > prefix.length() && whole.charAt(prefix.length()) == '.'
                ? Optional.of(whole.substring(prefix.length() + 1))
                : Optional.empty();
    }

    public Health health() {
        return agent.health();
    }

    public double now() {
        return agent.clock().millis() / 1e3;
    }
}
