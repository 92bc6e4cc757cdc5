/**
 * The addresses of a Graphite server: requests and answers of HTTP, around what {@code dockerana.plugin.local.graphite} computes.
 *
 * <p>{@link dockerana.plugin.local.web.graphite.GraphiteAddresses} has them all.
 */
@NullMarked
package dockerana.plugin.local.web.graphite;

import org.jspecify.annotations.NullMarked;
