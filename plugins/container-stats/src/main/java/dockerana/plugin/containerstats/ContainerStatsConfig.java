package dockerana.plugin.containerstats;

import java.nio.file.Path;

/**
 * The block of a source {@code container-stats}.
 *
 * @param proc where the host's {@code /proc} is
 * @param sys where the host's {@code /sys} is
 */
record ContainerStatsConfig(Path proc, Path sys) {}
