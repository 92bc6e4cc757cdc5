/** The start cache: what the JVM found out about classes in an earlier run, kept in a file that a later start maps into its memory. */
@NullMarked
package dockerana.runtime.cache;

import org.jspecify.annotations.NullMarked;
