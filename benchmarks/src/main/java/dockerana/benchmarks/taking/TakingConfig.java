package dockerana.benchmarks.taking;

import java.nio.file.Path;

/** The block of a sink {@code taking}. */
record TakingConfig(Path file) {}
