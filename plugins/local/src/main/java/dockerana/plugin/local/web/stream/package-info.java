/**
 * The present, told: once at {@code api/state}, and again and again at {@code api/stream}.
 *
 * <p>A {@link dockerana.plugin.local.web.stream.StreamEndpoint} has a thread for each reader. What he is told is put together by his Telling: the present by a View, the
 * lines of one log by a Follower.
 */
@NullMarked
package dockerana.plugin.local.web.stream;

import org.jspecify.annotations.NullMarked;
