/** The page in a real browser, over an agent that is made up and can be in any state. */
@NullMarked
package dockerana.plugin.local.page;

import org.jspecify.annotations.NullMarked;
