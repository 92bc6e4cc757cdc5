@NullMarked
package dockerana.plugin.logs;

import org.jspecify.annotations.NullMarked;
