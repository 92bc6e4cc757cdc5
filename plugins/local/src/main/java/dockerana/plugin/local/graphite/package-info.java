/**
 * The remembered numbers and events as Graphite would give them, to Grafana above all: targets with functions, finding, tags, events.
 *
 * <p>{@link dockerana.plugin.local.graphite.Graphite} is all that others see of it. It knows no HTTP.
 */
@NullMarked
package dockerana.plugin.local.graphite;

import org.jspecify.annotations.NullMarked;
