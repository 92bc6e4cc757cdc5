/**
 * Containers that run and ways to read them: what the sources that measure containers have in common. No plugin itself: each of them carries
 * these classes in its own jar.
 */
@NullMarked
package dockerana.plugin.containers;

import org.jspecify.annotations.NullMarked;
