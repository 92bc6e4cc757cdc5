@NullMarked
package dockerana.plugin.containernetwork;

import org.jspecify.annotations.NullMarked;
