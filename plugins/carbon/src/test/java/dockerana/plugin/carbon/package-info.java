@NullMarked
package dockerana.plugin.carbon;

import org.jspecify.annotations.NullMarked;
