package dockerana.distribution;

import java.util.Locale;

/** How often an agent collects; the name is the host's. */
enum Pace {
    FINE(1),
    COARSE(10);

    final int seconds;

    Pace(int seconds) {
        this.seconds = seconds;
    }

    String host() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The path of one of its metrics. */
    String path(String metric) {
        return "dockerana." + host() + "." + metric;
    }
}
