@NullMarked
package dockerana.plugin.graphiteevents;

import org.jspecify.annotations.NullMarked;
