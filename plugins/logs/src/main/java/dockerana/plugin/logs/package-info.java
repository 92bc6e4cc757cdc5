/**
 * The sources {@code container-logs} and {@code host-logs}: the lines that containers and the host's programs write, counted and handed on as
 * records.
 *
 * <p>The way of a line: {@link dockerana.plugin.logs.Tail} reads bytes of a log through rotation, {@link dockerana.plugin.logs.Reader} takes lines
 * out of them with a {@link dockerana.plugin.logs.Format} such as {@link dockerana.plugin.logs.JsonFile}, and hands each to
 * {@link dockerana.plugin.logs.Lines}: {@link dockerana.plugin.logs.Counting}, and on another pass {@link dockerana.plugin.logs.Recorder}, which
 * makes records. {@link dockerana.plugin.logs.Matching} looks for {@link dockerana.plugin.logs.Patterns} in what is counted. Both passes of a log
 * are in its {@link dockerana.plugin.logs.Follower}, and all of those in {@link dockerana.plugin.logs.Followers}.
 */
@NullMarked
package dockerana.plugin.logs;

import org.jspecify.annotations.NullMarked;
