/**
 * The dashboards that come with Dockerana, described in Java and written as the JSON that Grafana reads. Used by the build only; no agent
 * carries it.
 *
 * <p>One class a dashboard, from {@link dockerana.dashboards.Overview} on. Each is a list of {@link dockerana.dashboards.Row}s of
 * {@link dockerana.dashboards.Panel}s; what they ask is made by {@link dockerana.dashboards.Ask}.
 */
@NullMarked
package dockerana.dashboards;

import org.jspecify.annotations.NullMarked;
