@NullMarked
package dockerana.plugin.dockerevents;

import org.jspecify.annotations.NullMarked;
