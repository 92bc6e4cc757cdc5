/** A plugin that misbehaves in every way that a plugin can, and a sink that notes when batches arrive. */
@NullMarked
package dockerana.distribution.trouble;

import org.jspecify.annotations.NullMarked;
