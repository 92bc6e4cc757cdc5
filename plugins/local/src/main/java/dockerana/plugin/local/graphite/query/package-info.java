/** What a Graphite client writes into a query: targets, patterns of paths, tag expressions, times. Knows nothing of series. */
@NullMarked
package dockerana.plugin.local.graphite.query;

import org.jspecify.annotations.NullMarked;
