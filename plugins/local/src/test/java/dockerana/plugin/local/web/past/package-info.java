/** What is remembered, made fit for a chart. */
@NullMarked
package dockerana.plugin.local.web.past;

import org.jspecify.annotations.NullMarked;
