/** A plugin with a sink that keeps records in a file, as durably as a disk does. */
@NullMarked
package dockerana.distribution.keeping;

import org.jspecify.annotations.NullMarked;
