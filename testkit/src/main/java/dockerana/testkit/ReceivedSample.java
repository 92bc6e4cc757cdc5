package dockerana.testkit;

import java.time.Instant;
import java.util.Optional;

/**
 * A sample as a far end received it.
 *
 * @param name the whole name it was sent under
 * @param value the number it was sent with
 * @param time the time it was sent with; empty if the protocol has none
 */
public record ReceivedSample(String name, double value, Optional<Instant> time) {
    /** With a time. */
    public ReceivedSample(String name, double value, Instant time) {
        this(name, value, Optional.of(time));
    }

    /** Of a protocol without times. */
    public ReceivedSample(String name, double value) {
        this(name, value, Optional.empty());
    }
}
