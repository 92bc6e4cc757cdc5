/** The HTTP server against those who keep to HTTP, and those who do not. */
@NullMarked
package dockerana.plugin.local.http;

import org.jspecify.annotations.NullMarked;
