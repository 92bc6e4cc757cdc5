@NullMarked
package dockerana.plugin.containers;

import org.jspecify.annotations.NullMarked;
