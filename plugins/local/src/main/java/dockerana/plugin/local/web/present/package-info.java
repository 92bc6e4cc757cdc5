/**
 * What is so now, and what has just changed, for whoever comes to ask.
 *
 * <p>{@link dockerana.plugin.local.web.present.Present} is filled as the store is; nobody has a queue of his own in it.
 */
@NullMarked
package dockerana.plugin.local.web.present;

import org.jspecify.annotations.NullMarked;
