/**
 * HTTP/1.1 as a guest serves it: small, and unmoved by those who send slowly, read slowly, or come by the thousand.
 *
 * <p>{@link dockerana.plugin.local.http.HttpServer} takes connections; each is a {@link dockerana.plugin.local.http.Connection} on a virtual thread,
 * which only waits for its socket. What is to be computed is computed by a few {@link dockerana.plugin.local.http.Workers}. This package knows
 * nothing of what is served.
 */
@NullMarked
package dockerana.plugin.local.http;

import org.jspecify.annotations.NullMarked;
