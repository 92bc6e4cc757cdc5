/**
 * What is served: the page and its API, live and past, to whoever may see it.
 *
 * <p>{@link dockerana.plugin.local.web.Web} listens. {@link dockerana.plugin.local.web.Site} is where requests come in: it asks the gate of {@code access} what their sender may see, and leads
 * each to its endpoint. Which address is whose is in {@link dockerana.plugin.local.web.Sites}; what the endpoints answer is described in {@code openapi.yaml}.
 *
 * <ul>
 *   <li>{@code access}: who may see what
 *   <li>{@code present}: what is so now; {@code stream} tells it
 *   <li>{@code past}: what is remembered
 *   <li>{@code containers}, {@code agent}: of what is told
 *   <li>{@code graphite}: the same for whoever asks as of a Graphite server
 *   <li>{@code json}: how it looks
 * </ul>
 */
@NullMarked
package dockerana.plugin.local.web;

import org.jspecify.annotations.NullMarked;
