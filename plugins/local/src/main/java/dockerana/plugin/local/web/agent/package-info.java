/**
 * The agent itself: its health, and its own numbers.
 *
 * <p>{@link dockerana.plugin.local.web.agent.Agency} is what the other packages know of it.
 */
@NullMarked
package dockerana.plugin.local.web.agent;

import org.jspecify.annotations.NullMarked;
