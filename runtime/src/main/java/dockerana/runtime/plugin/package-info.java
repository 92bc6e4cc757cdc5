/** From the jars in {@code plugins/} to what they offer: judged, loaded one by one, isolated from each other. */
@NullMarked
package dockerana.runtime.plugin;

import org.jspecify.annotations.NullMarked;
