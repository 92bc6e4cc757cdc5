@NullMarked
package dockerana.plugin.local.graphite.functions;

import org.jspecify.annotations.NullMarked;
