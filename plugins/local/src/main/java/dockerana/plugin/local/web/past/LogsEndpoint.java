package dockerana.plugin.local.web.past;

import dockerana.plugin.local.history.Lines;
import dockerana.plugin.local.history.LogLines;
import dockerana.plugin.local.history.LogLines.Filter;
import dockerana.plugin.local.history.Place;
import dockerana.plugin.local.http.Failure;
import dockerana.plugin.local.http.Parameters;
import dockerana.plugin.local.http.Request;
import dockerana.plugin.local.http.Response;
import dockerana.plugin.local.web.access.Access;
import dockerana.plugin.local.web.access.Endpoint;
import dockerana.plugin.local.web.containers.Containers;
import dockerana.plugin.local.web.json.Json;
import dockerana.plugin.local.web.json.LogJson;
import java.util.Optional;
import java.util.OptionalDouble;

/** Answers with lines of one log. */
public final class LogsEndpoint implements Endpoint {
    private static final int USUAL = 200;
    private static final int MOST = 1000;
    private static final int LONGEST_TEXT = 200;
    private static final double LATEST = 9e9;

    private final Containers containers;
    private final LogLines lines;

    public LogsEndpoint(Containers containers, LogLines lines) {
        this.containers = containers;
        this.lines = lines;
    }

    @Override
    public Response answer(Request request, Access access) {
        Parameters parameters = request.parameters();
        String name = parameters.last("container").orElseThrow(() -> new Failure(400, "'container' is missing"));
        Lines found = lines(containers.title(name), parameters);
        Json json = LogJson.begin(name, found.lines(), new Json())
                .member("older", found.older())
                .member("newer", found.newer());
        return Response.json(json.endObject().bytes()).with("Cache-Control", "no-store");
    }

    private Lines lines(String log, Parameters parameters) {
        Filter filter = filter(parameters);
        int limit = parameters.count("limit", USUAL, MOST);
        OptionalDouble around = parameters.number("around");
        if (around.isPresent()) {
            if (around.getAsDouble() < 0 || around.getAsDouble() > LATEST) {
                throw new Failure(400, "'around' must be seconds since 1970");
            }
            return lines.around(log, (long) (around.getAsDouble() * 1e9), filter, limit);
        }
        if (parameters.last("before").isPresent()) {
            return lines.before(log, place(parameters.last("before")), filter, limit);
        }
        return parameters.last("after").isPresent()
                ? lines.after(log, place(parameters.last("after")), filter, limit)
                : lines.last(log, filter, limit);
    }

    private static Place place(Optional<String> cursor) {
        return cursor.flatMap(Place::parse).orElseThrow(() -> new Failure(400, "that is no cursor of a line"));
    }

    private static Filter filter(Parameters parameters) {
        Optional<String> stream = parameters.last("stream").filter(given -> !given.isEmpty());
        Optional<String> text = parameters.last("text").filter(given -> !given.isEmpty());
        if (stream.filter(given -> !given.equals("stdout") && !given.equals("stderr"))
                .isPresent()) {
            throw new Failure(400, "'stream' must be stdout or stderr");
        }
        if (text.filter(given -> given.length() > LONGEST_TEXT).isPresent()) {
            throw new Failure(400, "'text' must not be longer than " + LONGEST_TEXT + " characters");
        }
        return new Filter(stream, text);
    }
}
