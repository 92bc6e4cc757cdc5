package dockerana.plugin.containerstats;

import dockerana.plugin.containers.Via;
import java.nio.file.Path;

/**
 * The block of a source {@code container-stats}.
 *
 * @param proc where the host's {@code /proc} is
 * @param sys where the host's {@code /sys} is
 * @param via which way containers are read
 */
record ContainerStatsConfig(Path proc, Path sys, Via via) {}
