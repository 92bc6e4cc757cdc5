package dockerana.plugin.local.web.graphite;

import dockerana.plugin.local.graphite.Reply;
import dockerana.plugin.local.graphite.query.QueryException;
import dockerana.plugin.local.http.Parameters;
import dockerana.plugin.local.http.Request;
import dockerana.plugin.local.http.Response;
import dockerana.plugin.local.web.access.Access;
import dockerana.plugin.local.web.access.Endpoint;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Answers as a Graphite server does: what is wrong is said in plain text, which Grafana shows. */
final class GraphiteEndpoint implements Endpoint {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Function<Map<String, List<String>>, Reply> graphite;

    /** @param graphite takes the parameters of the query and of the form together */
    GraphiteEndpoint(Function<Map<String, List<String>>, Reply> graphite) {
        this.graphite = graphite;
    }

    @Override
    public Response answer(Request request, Access access) {
        return reply(() -> graphite.apply(parameters(request).asMap()));
    }

    private static Parameters parameters(Request request) {
        Parameters query = request.parameters();
        String type = request.header("content-type").orElse(FORM).toLowerCase(Locale.ROOT);
        return request.body().length > 0 && type.startsWith(FORM)
                ? query.and(Parameters.of(new String(request.body(), StandardCharsets.UTF_8)))
                : query;
    }

    /** What is asked of Graphite; what cannot be answered is the client's mistake. */
    static Response reply(Asked asked) {
        try {
            Reply reply = asked.reply();
            Response response = reply.isLarge()
                    ? Response.inPieces(reply.contentType(), reply::writeTo)
                    : Response.of(reply.contentType(), reply.bytes());
            return response.with("Cache-Control", "no-store");
        } catch (QueryException e) {
            return Response.text(e.getMessage() + "\n").withStatus(400).with("Cache-Control", "no-store");
        }
    }

    /** A question to Graphite. */
    @FunctionalInterface
    interface Asked {
        /**
         * Asks it.
         *
         * @throws QueryException if it cannot be answered
         */
        Reply reply();
    }
}
