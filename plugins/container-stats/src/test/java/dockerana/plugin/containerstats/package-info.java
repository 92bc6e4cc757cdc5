@NullMarked
package dockerana.plugin.containerstats;

import org.jspecify.annotations.NullMarked;
