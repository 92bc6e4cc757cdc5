package dockerana.plugin.local.web;

import dockerana.api.Agent;
import dockerana.plugin.local.history.Archive;
import dockerana.plugin.local.http.Workers;
import dockerana.plugin.local.web.access.Endpoint;
import dockerana.plugin.local.web.access.Gate;
import dockerana.plugin.local.web.agent.Agency;
import dockerana.plugin.local.web.agent.HealthEndpoint;
import dockerana.plugin.local.web.agent.PrometheusEndpoint;
import dockerana.plugin.local.web.containers.ContainerEndpoint;
import dockerana.plugin.local.web.containers.Containers;
import dockerana.plugin.local.web.containers.Facts;
import dockerana.plugin.local.web.graphite.GraphiteAddresses;
import dockerana.plugin.local.web.graphite.Keeper;
import dockerana.plugin.local.web.past.EventsEndpoint;
import dockerana.plugin.local.web.past.HostLogsEndpoint;
import dockerana.plugin.local.web.past.LogsEndpoint;
import dockerana.plugin.local.web.past.SeriesEndpoint;
import dockerana.plugin.local.web.present.Present;
import dockerana.plugin.local.web.stream.Pulse;
import dockerana.plugin.local.web.stream.StateEndpoint;
import dockerana.plugin.local.web.stream.StreamEndpoint;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Puts together what is served, address by address. */
final class Sites {
    private static final String DETAILS = "/api/containers/";
    private static final String PAST = "/api/series";

    private Sites() {}

    /**
     * All of it.
     *
     * @param keeper where events go that are posted
     * @param pulse of the stream
     */
    static Site of(
            Gate gate,
            Agent agent,
            Archive archive,
            Facts facts,
            Present present,
            Workers workers,
            Keeper keeper,
            Pulse pulse) {
        Agency agency = Agency.of(agent);
        Containers containers = new Containers(present, facts);
        GraphiteAddresses graphite = GraphiteAddresses.of(archive, keeper, agent.clock());
        Map<String, Endpoint> exact = new HashMap<>(graphite.exact());
        exact.put("/api/state", new StateEndpoint(agency, present, containers));
        exact.put("/api/stream", new StreamEndpoint(agency, present, containers, archive, workers, pulse));
        exact.put(PAST, new SeriesEndpoint(agency, archive));
        exact.put("/api/events", new EventsEndpoint(agency, containers, archive));
        exact.put("/api/logs", Endpoint.secret(new LogsEndpoint(containers, archive)));
        exact.put("/api/host-logs", Endpoint.secret(new HostLogsEndpoint(archive)));
        exact.put("/health", new HealthEndpoint(agency));
        exact.put("/metrics", new PrometheusEndpoint(agency, present));
        Map<String, Endpoint> below = new HashMap<>(graphite.below());
        below.put(DETAILS, Endpoint.secret(new ContainerEndpoint(DETAILS, containers)));
        Set<String> large = new HashSet<>(GraphiteAddresses.LARGE);
        large.add(PAST);
        return new Site(gate, exact, below, GraphiteAddresses.POSTS, large, new PageFiles());
    }
}
