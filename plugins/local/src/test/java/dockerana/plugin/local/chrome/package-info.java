/** The page in a real browser, for tests of this and other modules. */
@NullMarked
package dockerana.plugin.local.chrome;

import org.jspecify.annotations.NullMarked;
