/** What is served, and to whom. */
@NullMarked
package dockerana.plugin.local.web;

import org.jspecify.annotations.NullMarked;
