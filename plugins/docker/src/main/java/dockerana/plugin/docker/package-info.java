/**
 * The service {@code docker}: one client of one Docker engine, shared by every plugin that depends on this one.
 *
 * <p>{@link dockerana.plugin.docker.Docker} is what they ask for. It follows the engine's events, keeps the list of
 * {@link dockerana.plugin.docker.Container}s, and gives them their names.
 */
@NullMarked
package dockerana.plugin.docker;

import org.jspecify.annotations.NullMarked;
