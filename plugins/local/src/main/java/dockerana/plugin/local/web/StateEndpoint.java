package dockerana.plugin.local.web;

import dockerana.plugin.local.http.Request;
import dockerana.plugin.local.http.Response;
import java.util.Optional;

/** Answers with the present. */
final class StateEndpoint implements Endpoint {
    private final Agency agency;
    private final Present present;
    private final Containers containers;

    StateEndpoint(Agency agency, Present present, Containers containers) {
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
