package dockerana.plugin.names2014;

import java.nio.file.Path;

/**
 * The block of a source {@code names-2014}.
 *
 * @param via through which sink the series go
 * @param proc where the host's {@code /proc} is
 * @param sys where the host's {@code /sys} is
 */
record Names2014Config(Via via, Path proc, Path sys) {}
