package dockerana.plugin.local.web.stream;

import java.time.Duration;

/**
 * How often the stream speaks.
 *
 * @param ping after so long without anything to tell it says that it is there
 * @param pace between two changes that it tells passes so long at least; the first is told at once
 */
public record Pulse(Duration ping, Duration pace) {
    /** Proxies and the page itself give up a line that is silent for longer. */
    public static final Pulse USUAL = new Pulse(Duration.ofSeconds(15), Duration.ofSeconds(1));
}
