/** Documents, to the letter. */
@NullMarked
package dockerana.plugin.local.web.json;

import org.jspecify.annotations.NullMarked;
