/** Who may see what, without a page. */
@NullMarked
package dockerana.plugin.local.web.access;

import org.jspecify.annotations.NullMarked;
