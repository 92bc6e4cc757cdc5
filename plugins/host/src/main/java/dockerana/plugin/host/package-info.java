/**
 * The source {@code host}: what the machine does, read from the kernel's files.
 *
 * <p>{@link dockerana.plugin.host.HostSource} asks one {@link dockerana.plugin.host.Reader} after the other; each reads the files of its
 * topic as {@link dockerana.plugin.kernel.Text} and adds what they say.
 */
@NullMarked
package dockerana.plugin.host;

import org.jspecify.annotations.NullMarked;
