@NullMarked
package dockerana.plugin.local.graphite.query;

import org.jspecify.annotations.NullMarked;
