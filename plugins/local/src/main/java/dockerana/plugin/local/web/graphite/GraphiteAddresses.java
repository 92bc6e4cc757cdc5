package dockerana.plugin.local.web.graphite;

import dockerana.plugin.local.graphite.Graphite;
import dockerana.plugin.local.graphite.Limits;
import dockerana.plugin.local.history.Archive;
import dockerana.plugin.local.web.access.Endpoint;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What answers at the addresses of a Graphite server. Immutable.
 *
 * @param exact by their addresses
 * @param below for all addresses that begin so
 */
public record GraphiteAddresses(Map<String, Endpoint> exact, Map<String, Endpoint> below) {
    /** The addresses that take {@code POST}, too. */
    public static final Set<String> POSTS =
            Set.of("/render", "/render/", "/metrics/find", "/metrics/find/", "/events/");

    /** The addresses whose answers may be large. */
    public static final Set<String> LARGE = Set.of("/render", "/render/");

    private static final String FUNCTIONS = "/functions/";

    /**
     * Over what is remembered.
     *
     * @param keeper where events go that are posted
     */
    public static GraphiteAddresses of(Archive archive, Keeper keeper, InstantSource clock) {
        Graphite graphite = new Graphite(
                archive,
                new RememberedEvents(archive, keeper),
                Limits.forHeap(Runtime.getRuntime().maxMemory() / 2),
                clock,
                ZoneId.systemDefault());
        return new GraphiteAddresses(
                exact(graphite),
                Map.of(
                        FUNCTIONS,
                        (request, access) -> GraphiteEndpoint.reply(() ->
                                graphite.functions(Optional.of(request.path().substring(FUNCTIONS.length()))
                                        .filter(name -> !name.isEmpty())))));
    }

    private static Map<String, Endpoint> exact(Graphite graphite) {
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
