@NullMarked
package dockerana.plugin.local.graphite;

import org.jspecify.annotations.NullMarked;
