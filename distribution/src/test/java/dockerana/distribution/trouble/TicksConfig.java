package dockerana.distribution.trouble;

import java.nio.file.Path;

/** The block of a sink {@code trouble-ticks}. */
record TicksConfig(Path file) {}
