/** A plugin that misbehaves in every way that a plugin can, and sinks that note what arrives. */
@NullMarked
package dockerana.distribution.trouble;

import org.jspecify.annotations.NullMarked;
