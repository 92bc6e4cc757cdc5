package dockerana.plugin.local.web.past;

import dockerana.plugin.local.history.Events;
import dockerana.plugin.local.http.Parameters;
import dockerana.plugin.local.http.Request;
import dockerana.plugin.local.http.Response;
import dockerana.plugin.local.web.access.Access;
import dockerana.plugin.local.web.access.Endpoint;
import dockerana.plugin.local.web.agent.Agency;
import dockerana.plugin.local.web.containers.Containers;
import dockerana.plugin.local.web.json.EventJson;
import dockerana.plugin.local.web.json.Json;

/** Answers with what happened. */
public final class EventsEndpoint implements Endpoint {
    private static final int MOST = 1000;

    private final Agency agency;
    private final Containers containers;
    private final Events events;

    public EventsEndpoint(Agency agency, Containers containers, Events events) {
        this.agency = agency;
        this.containers = containers;
        this.events = events;
    }

    @Override
    public Response answer(Request request, Access access) {
        Parameters parameters = request.parameters();
        Json json = new Json().object().array("events");
        events.in(
                        Spans.of(parameters, agency.now()),
                        parameters.last("container").map(containers::title),
                        parameters.count("limit", MOST, MOST))
                .forEach(event -> EventJson.write(event, json, access));
        return Response.json(json.endArray().endObject().bytes()).with("Cache-Control", "no-store");
    }
}
