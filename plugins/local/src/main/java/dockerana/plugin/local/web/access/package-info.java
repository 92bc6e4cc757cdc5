/**
 * Who may see what: everybody on this machine the numbers, whoever shows the token or password the rest.
 *
 * <p>The {@link dockerana.plugin.local.web.access.Gate} judges a request by the {@link dockerana.plugin.local.web.access.WebConfig}; an {@link dockerana.plugin.local.web.access.Endpoint} answers
 * by the {@link dockerana.plugin.local.web.access.Access} that it found.
 */
@NullMarked
package dockerana.plugin.local.web.access;

import org.jspecify.annotations.NullMarked;
