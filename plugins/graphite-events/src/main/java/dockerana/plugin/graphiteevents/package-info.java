/** The sink {@code graphite-events}: Docker events as events of Graphite, for marks on charts. */
@NullMarked
package dockerana.plugin.graphiteevents;

import org.jspecify.annotations.NullMarked;
