/** From {@code application.conf} to records: parsed, bound, checked as a whole. */
@NullMarked
package dockerana.runtime.config;

import org.jspecify.annotations.NullMarked;
