package dockerana.distribution.trouble;

import java.nio.file.Path;

/** The block of a sink that writes into a file. */
record FileConfig(Path file) {}
