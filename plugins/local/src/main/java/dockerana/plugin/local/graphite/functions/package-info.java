/**
 * The functions of Graphite, and what evaluates a target with them. {@link dockerana.plugin.local.graphite.functions.Functions} lists them;
 * they are grouped by topic, and behave, name their results and tag them as graphite-web's do.
 */
@NullMarked
package dockerana.plugin.local.graphite.functions;

import org.jspecify.annotations.NullMarked;
