/**
 * The source {@code container-stats}: what each container uses, read from its control groups.
 *
 * <p>{@link dockerana.plugin.containerstats.ContainerStatsSource} has a {@link dockerana.plugin.containerstats.ContainerStats} for each run of
 * a container; that finds the run's folders with {@link dockerana.plugin.containerstats.Cgroups} and asks a
 * {@link dockerana.plugin.containerstats.Reader} for each topic, of which there is one for cgroup v1 and one for cgroup v2.
 */
@NullMarked
package dockerana.plugin.containerstats;

import org.jspecify.annotations.NullMarked;
