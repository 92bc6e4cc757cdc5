/** The sink {@code statsd}: samples to a StatsD over UDP. */
@NullMarked
package dockerana.plugin.statsd;

import org.jspecify.annotations.NullMarked;
