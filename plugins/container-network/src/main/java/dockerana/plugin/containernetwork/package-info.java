/**
 * The source {@code container-network}: the network interfaces of each container, read from the kernel's tables of its namespace.
 *
 * <p>{@link dockerana.plugin.containernetwork.ContainerNetworkSource} has a {@link dockerana.plugin.containernetwork.ContainerNetwork} for each
 * run of a container, which reads {@code /proc/PID/net/dev}; {@link dockerana.plugin.containernetwork.Surroundings} tells which Docker network
 * an interface is in, and what its other end on the host is called.
 */
@NullMarked
package dockerana.plugin.containernetwork;

import org.jspecify.annotations.NullMarked;
