@NullMarked
package dockerana.plugin.net;

import org.jspecify.annotations.NullMarked;
