/** What is remembered: series, events and lines, by their time. */
@NullMarked
package dockerana.plugin.local.web.past;

import org.jspecify.annotations.NullMarked;
