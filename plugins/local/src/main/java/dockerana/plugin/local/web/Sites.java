package dockerana.plugin.local.web;

import dockerana.api.Agent;
import dockerana.plugin.local.graphite.Graphite;
import dockerana.plugin.local.graphite.Limits;
import dockerana.plugin.local.history.Archive;
import dockerana.plugin.local.http.Workers;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts together what is served, address by address. */
final class Sites {
    private static final String DETAILS = "/api/containers/";
    private static final String FUNCTIONS = "/functions/";
    private static final Set<String> POSTS =
            Set.of("/render", "/render/", "/metrics/find", "/metrics/find/", "/events/");
    private static final Set<String> LARGE = Set.of("/render", "/render/", "/api/series");

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
        Containers containers = new Containers(facts);
        Map<String, Endpoint> exact = new HashMap<>();
        exact.put("/api/state", new StateEndpoint(agency, present, containers));
        exact.put("/api/stream", new StreamEndpoint(agency, present, containers, archive, workers, pulse));
        exact.put("/api/series", new SeriesEndpoint(agency, archive));
        exact.put("/api/events", new EventsEndpoint(agency, present, containers, archive));
        exact.put("/api/logs", Endpoint.secret(new LogsEndpoint(present, containers, archive)));
        exact.put("/health", new HealthEndpoint(agency));
        exact.put("/metrics", new PrometheusEndpoint(agency, present));
        Graphite graphite = new Graphite(
                archive,
                new RememberedEvents(archive, keeper),
                Limits.forHeap(Runtime.getRuntime().maxMemory() / 2),
                agent.clock(),
                ZoneId.systemDefault());
        exact.putAll(graphite(graphite));
        return new Site(
                gate,
                exact,
                Map.of(
                        DETAILS,
                        Endpoint.secret(new ContainerEndpoint(DETAILS, present, containers)),
                        FUNCTIONS,
                        (request, access) -> GraphiteEndpoint.reply(() ->
                                graphite.functions(Optional.of(request.path().substring(FUNCTIONS.length()))
                                        .filter(name -> !name.isEmpty())))),
                POSTS,
                LARGE,
                new PageFiles());
    }

    private static Map<String, Endpoint> graphite(Graphite graphite) {
        Map<String, Endpoint> endpoints = new HashMap<>(Map.of(
                "/render", new GraphiteEndpoint(graphite::render),
                "/metrics/find", new GraphiteEndpoint(graphite::find),
                "/metrics/expand", new GraphiteEndpoint(graphite::expand),
                "/tags/autoComplete/tags", new GraphiteEndpoint(graphite::tags),
                "/tags/autoComplete/values", new GraphiteEndpoint(graphite::tagValues),
                "/events/get_data", Endpoint.secret(new GraphiteEndpoint(graphite::events)),
                "/functions", new GraphiteEndpoint(parameters -> graphite.functions(Optional.empty())),
                "/version", new GraphiteEndpoint(parameters -> graphite.version())));
        Map.copyOf(endpoints)
                .forEach((path, endpoint) -> endpoints.putIfAbsent(path + '/', endpoint)); // as Django takes both
        endpoints.put("/events/", Endpoint.secret(new PostedEventEndpoint(graphite)));
        return endpoints;
    }
}
