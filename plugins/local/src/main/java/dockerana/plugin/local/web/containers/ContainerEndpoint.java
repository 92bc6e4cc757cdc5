package dockerana.plugin.local.web.containers;

import dockerana.plugin.local.http.Failure;
import dockerana.plugin.local.http.Request;
import dockerana.plugin.local.http.Response;
import dockerana.plugin.local.web.access.Access;
import dockerana.plugin.local.web.access.Endpoint;
import dockerana.plugin.local.web.json.Json;

/** Answers with the details of one container. */
public final class ContainerEndpoint implements Endpoint {
    private final String below;
    private final Containers containers;

    /** @param below the address that the container's name follows */
    public ContainerEndpoint(String below, Containers containers) {
        this.below = below;
        this.containers = containers;
    }

    @Override
    public Response answer(Request request, Access access) {
        String name = request.path().substring(below.length());
        ContainerView view =
                containers.named(name).orElseThrow(() -> new Failure(404, "there is no container of that name"));
        Json json = new Json().object();
        view.writeMembers(json, access);
        view.fact().ifPresent(fact -> ContainerView.writeSecrets(fact, json));
        return Response.json(json.endObject().bytes()).with("Cache-Control", "no-store");
    }
}
