/**
 * Containers as the page shows them, put together from their series and from what the engine says of them, if it can be asked.
 *
 * <p>{@link dockerana.plugin.local.web.containers.Containers} puts them together; {@link dockerana.plugin.local.web.containers.Facts} is where the engine comes in.
 */
@NullMarked
package dockerana.plugin.local.web.containers;

import org.jspecify.annotations.NullMarked;
