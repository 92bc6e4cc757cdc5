/** What it costs to remember. */
@NullMarked
package dockerana.plugin.local.history;

import org.jspecify.annotations.NullMarked;
