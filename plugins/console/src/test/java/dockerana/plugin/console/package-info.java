@NullMarked
package dockerana.plugin.console;

import org.jspecify.annotations.NullMarked;
