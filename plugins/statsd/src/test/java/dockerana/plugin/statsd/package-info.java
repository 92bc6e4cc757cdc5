@NullMarked
package dockerana.plugin.statsd;

import org.jspecify.annotations.NullMarked;
