package dockerana.plugin.statsd;

import java.time.Duration;

/** Configurations for tests: the defaults, but for what a test says. */
final class Configs {
    private final Server server;
    private long packetSize = 1432;
    private int packetsPerSecond = 1000;
    private Duration maxAge = Duration.ofMinutes(1);
    private Duration resolveEvery = Duration.ofMinutes(1);

    private Configs(Server server) {
        this.server = server;
    }

    static Configs of(Server server) {
        return new Configs(server);
    }

    Configs packetSize(long bytes) {
        packetSize = bytes;
        return this;
    }

    Configs packetsPerSecond(int count) {
        packetsPerSecond = count;
        return this;
    }

    Configs maxAge(Duration age) {
        maxAge = age;
        return this;
    }

    Configs resolveEvery(Duration time) {
        resolveEvery = time;
        return this;
    }

    StatsdConfig build() {
        return new StatsdConfig(server, packetSize, packetsPerSecond, maxAge, resolveEvery);
    }
}
