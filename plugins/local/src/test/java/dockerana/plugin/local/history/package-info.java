/** Tests of what is remembered. */
@NullMarked
package dockerana.plugin.local.history;

import org.jspecify.annotations.NullMarked;
