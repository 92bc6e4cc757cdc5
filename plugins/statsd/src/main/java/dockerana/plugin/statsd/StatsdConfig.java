package dockerana.plugin.statsd;

import java.time.Duration;

/** The block of a {@code statsd} sink; {@code defaults.conf} says what each option means. */
record StatsdConfig(Server server, long packetSizeBytes, int packetsPerSecond, Duration maxAge, Duration resolveEvery) {
    /** What is left of 64 KiB behind the heads of IPv4 and UDP. */
    private static final int LARGEST_DATAGRAM = 65_507;

    private static final int SMALLEST = 256;

    /** @throws IllegalArgumentException if something does not fit */
    StatsdConfig {
        check(
                packetSizeBytes >= SMALLEST && packetSizeBytes <= LARGEST_DATAGRAM,
                "packet-size must be between %d B and %d B".formatted(SMALLEST, LARGEST_DATAGRAM));
        check(packetsPerSecond > 0, "packets-per-second must be more than 0");
        check(maxAge.isPositive(), "max-age must be more than nothing");
        check(resolveEvery.isPositive(), "resolve-every must be more than nothing");
    }

    private static void check(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}
