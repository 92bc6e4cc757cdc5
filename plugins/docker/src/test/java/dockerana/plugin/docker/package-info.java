@NullMarked
package dockerana.plugin.docker;

import org.jspecify.annotations.NullMarked;
