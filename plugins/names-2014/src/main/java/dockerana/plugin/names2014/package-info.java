/**
 * The series of the first Dockerana under their names of 2014. Nothing else knows of them: without this folder they are gone.
 *
 * <p>A {@link dockerana.plugin.names2014.Topic} reads one file of the kernel's or what Docker tells, and has its
 * {@link dockerana.plugin.names2014.Name}s; {@link dockerana.plugin.names2014.Via} says what they are called on the way that was chosen.
 */
@NullMarked
package dockerana.plugin.names2014;

import org.jspecify.annotations.NullMarked;
