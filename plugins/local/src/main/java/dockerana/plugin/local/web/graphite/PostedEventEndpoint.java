package dockerana.plugin.local.web.graphite;

import dockerana.plugin.local.graphite.Graphite;
import dockerana.plugin.local.graphite.query.QueryException;
import dockerana.plugin.local.http.Failure;
import dockerana.plugin.local.http.Request;
import dockerana.plugin.local.http.Response;
import dockerana.plugin.local.web.access.Access;
import dockerana.plugin.local.web.access.Endpoint;
import java.util.Locale;

/** Takes events as a Graphite server does. Only as JSON: a form could be sent by any page that somebody looks at. */
final class PostedEventEndpoint implements Endpoint {
    private final Graphite graphite;

    PostedEventEndpoint(Graphite graphite) {
        this.graphite = graphite;
    }

    @Override
    public Response answer(Request request, Access access) {
        if (!request.method().equals("POST")) {
            throw new Failure(405, "events are sent here with POST, and read at events/get_data");
        }
        String type = request.header("content-type").orElse("application/json").toLowerCase(Locale.ROOT);
        if (!type.startsWith("application/json")) {
            throw new Failure(415, "an event is sent as application/json");
        }
        try {
            graphite.addEvent(request.body());
            return Response.json(new byte[0]);
        } catch (QueryException e) {
            throw new Failure(400, String.valueOf(e.getMessage()));
        }
    }
}
