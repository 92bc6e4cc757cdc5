/** Tests of the sink. */
@NullMarked
package dockerana.plugin.local;

import org.jspecify.annotations.NullMarked;
