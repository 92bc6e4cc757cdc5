@NullMarked
package dockerana.plugin.host;

import org.jspecify.annotations.NullMarked;
