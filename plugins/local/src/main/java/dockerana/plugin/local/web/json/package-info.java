/**
 * JSON as the API has it, and how records look in it.
 *
 * <p>{@link dockerana.plugin.local.web.json.Json} writes any document. What belongs to one package, such as a container, is written there.
 */
@NullMarked
package dockerana.plugin.local.web.json;

import org.jspecify.annotations.NullMarked;
