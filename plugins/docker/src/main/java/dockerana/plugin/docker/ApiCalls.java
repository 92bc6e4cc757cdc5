package dockerana.plugin.docker;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import dockerana.api.Samples;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Counts what this agent asks of the engine, by kind of call, and how long it waited: for a stream, until that began. */
final class ApiCalls implements Transport {
    private final Transport transport;
    private final Instant since;
    private final Map<String, Tally> tallies = new ConcurrentSkipListMap<>();

    /** A call that is counted. */
    private interface Call {
        Response made();
    }

    ApiCalls(Transport transport, Instant since) {
        this.transport = transport;
        this.since = since;
    }

    @Override
    public Response execute(Request request) {
        return counted(request, () -> transport.execute(request));
    }

    @Override
    public Response execute(Request request, Duration within) {
        return counted(request, () -> transport.execute(request, within));
    }

    @Override
    public Response stream(Request request, Duration idle) {
        return counted(request, () -> transport.stream(request, idle));
    }

    @Override
    public Response flood(Request request, Duration idle) {
        return counted(request, () -> transport.flood(request, idle));
    }

    private Response counted(Request request, Call call) {
        Tally tally = tallies.computeIfAbsent(name(request.path()), name -> new Tally(name, since));
        long begun = System.nanoTime();
        boolean answered = false;
        try {
            Response response = call.made();
            answered = response.getStatusCode() < 400;
            return response;
        } finally {
            tally.count(System.nanoTime() - begun, answered);
        }
    }

    /** {@code /v1.41/containers/ID/json?x=y} is {@code inspect}. */
    static String name(String path) {
        int query = path.indexOf('?');
        String[] nodes =
                (query < 0 ? path : path.substring(0, query)).substring(1).split("/", -1);
        String last = nodes[nodes.length - 1];
        if (!last.equals("json")) {
            return last.startsWith("_") ? last.substring(1) : last;
        }
        return nodes.length > 2 && !nodes[nodes.length - 2].equals("containers") ? "inspect" : "list";
    }

    void addTo(Samples samples) {
        tallies.values().forEach(tally -> tally.addTo(samples));
    }

    @Override
    public void close() throws IOException {
        transport.close();
    }
}
