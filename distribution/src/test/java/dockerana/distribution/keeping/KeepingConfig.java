package dockerana.distribution.keeping;

import java.nio.file.Path;

/** The block of a sink {@code keeping}. */
record KeepingConfig(Path file) {}
