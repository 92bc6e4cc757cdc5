@NullMarked
package dockerana.plugin.kernel;

import org.jspecify.annotations.NullMarked;
