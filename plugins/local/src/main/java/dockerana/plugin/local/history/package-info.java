/**
 * What is remembered on the machine itself: the numbers of every series at several steps, events, and the last lines of each container.
 *
 * <p>{@link dockerana.plugin.local.history.History} is what readers of numbers see of it.
 */
@NullMarked
package dockerana.plugin.local.history;

import org.jspecify.annotations.NullMarked;
