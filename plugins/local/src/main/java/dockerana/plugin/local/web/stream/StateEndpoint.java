package dockerana.plugin.local.web.stream;

import dockerana.plugin.local.http.Request;
import dockerana.plugin.local.http.Response;
import dockerana.plugin.local.web.access.Access;
import dockerana.plugin.local.web.access.Endpoint;
import dockerana.plugin.local.web.agent.Agency;
import dockerana.plugin.local.web.containers.Containers;
import dockerana.plugin.local.web.json.Json;
import dockerana.plugin.local.web.present.PathPatterns;
import dockerana.plugin.local.web.present.Present;
import java.util.Optional;

/** Answers with the present. */
public final class StateEndpoint implements Endpoint {
    private final Agency agency;
    private final Present present;
    private final Containers containers;

    public StateEndpoint(Agency agency, Present present, Containers containers) {
        this.agency = agency;
        this.present = present;
        this.containers = containers;
    }

    @Override
    public Response answer(Request request, Access access) {
        PathPatterns wanted = PathPatterns.of(request.parameters().all("series"));
        View view = new View(agency, present, containers, wanted, access);
        Json json = new Json();
        view.snapshot(present.after(0), Optional.empty(), json);
        return Response.json(json.bytes()).with("Cache-Control", "no-store");
    }
}
