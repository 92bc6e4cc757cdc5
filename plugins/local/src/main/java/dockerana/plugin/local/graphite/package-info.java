/**
 * The remembered numbers and events as Graphite would give them, to Grafana above all: targets with functions, finding, tags, events.
 *
 * <p>{@link dockerana.plugin.local.graphite.Graphite} is all that others see of it. It knows no HTTP. Series, names, tags and values are
 * those of graphite-web 1.1.8, but for this:
 *
 * <ul>
 *   <li>A series without a value in the time asked for is not there: neither found nor drawn. graphite-web knows containers for ever.
 *   <li>Peaks that {@code consolidateBy(…, "max")} asks for are those that were kept beside the averages of older times.
 *   <li>A series is found by its path and, with {@code seriesByTag}, by its labels and attributes.
 *   <li>What is wrong in a target is said, with its place; regular expressions have no look-around; queries have limits.
 *   <li>All tags of an event that are asked for have to fit, also unknown ones.
 *   <li>Numbers are written with 15 digits, which is what a double is sure of.
 * </ul>
 */
@NullMarked
package dockerana.plugin.local.graphite;

import org.jspecify.annotations.NullMarked;
