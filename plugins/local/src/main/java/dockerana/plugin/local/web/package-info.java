/**
 * What is served: the page and its API, live and past, to whoever may see it.
 *
 * <p>{@link dockerana.plugin.local.web.Site} is where requests come in: it asks the {@link dockerana.plugin.local.web.Gate} what their sender may see, and
 * has an {@link dockerana.plugin.local.web.Endpoint} answer. What the endpoints answer is described in {@code openapi.yaml}.
 */
@NullMarked
package dockerana.plugin.local.web;

import org.jspecify.annotations.NullMarked;
