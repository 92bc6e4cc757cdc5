package dockerana.plugin.local.web.agent;

import dockerana.api.Health;
import dockerana.api.Status;
import dockerana.plugin.local.http.Request;
import dockerana.plugin.local.http.Response;
import dockerana.plugin.local.web.access.Access;
import dockerana.plugin.local.web.access.Endpoint;
import dockerana.plugin.local.web.json.Json;

/** Answers whether all is well, for whoever watches the agent: 503 if something does not work at all. */
public final class HealthEndpoint implements Endpoint {
    private final Agency agency;

    public HealthEndpoint(Agency agency) {
        this.agency = agency;
    }

    @Override
    public Response answer(Request request, Access access) {
        Health health = agency.health();
        Json json = new Json().object();
        HealthJson.writeMembers(health, json, access);
        return Response.json(json.endObject().bytes())
                .withStatus(health.level() == Status.Level.FAILED ? 503 : 200)
                .with("Cache-Control", "no-store");
    }
}
