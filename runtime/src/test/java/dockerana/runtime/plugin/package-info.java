/** Plugins as files: made by the tests, whole and broken. */
@NullMarked
package dockerana.runtime.plugin;

import org.jspecify.annotations.NullMarked;
