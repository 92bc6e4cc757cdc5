/** Which series are meant. */
@NullMarked
package dockerana.plugin.local.web.present;

import org.jspecify.annotations.NullMarked;
