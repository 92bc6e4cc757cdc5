@NullMarked
package dockerana.plugin.names2014;

import org.jspecify.annotations.NullMarked;
