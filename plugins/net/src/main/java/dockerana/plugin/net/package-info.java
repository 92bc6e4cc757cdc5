/**
 * Connections that keep deadlines and heed interrupts: what the plugins that talk over a network have in common. No plugin itself: each of them
 * carries these classes in its own jar.
 *
 * <p>A {@link dockerana.plugin.net.Dialer} makes a {@link dockerana.plugin.net.Wire}, plain or encrypted; {@link dockerana.plugin.net.Http} speaks
 * HTTP/1.1 over one.
 */
@NullMarked
package dockerana.plugin.net;

import org.jspecify.annotations.NullMarked;
