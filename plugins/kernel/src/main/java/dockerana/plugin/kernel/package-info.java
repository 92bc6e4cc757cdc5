/**
 * Reading the kernel's files: what the plugins that do so have in common. No plugin itself: each of them carries these classes in its own
 * jar.
 *
 * <p>A {@link dockerana.plugin.kernel.KernelFile} stays open and is read anew each time as {@link dockerana.plugin.kernel.Text}; what was made
 * of the rows of a table is kept in {@link dockerana.plugin.kernel.Rows}.
 */
@NullMarked
package dockerana.plugin.kernel;

import org.jspecify.annotations.NullMarked;
