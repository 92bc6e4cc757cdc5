package dockerana.plugin.local.web.stream;

import dockerana.plugin.local.history.Live;
import dockerana.plugin.local.history.LogLines;
import dockerana.plugin.local.http.Failure;
import dockerana.plugin.local.http.Parameters;
import dockerana.plugin.local.http.Request;
import dockerana.plugin.local.http.Response;
import dockerana.plugin.local.http.Workers;
import dockerana.plugin.local.web.access.Access;
import dockerana.plugin.local.web.access.Endpoint;
import dockerana.plugin.local.web.access.Gate;
import dockerana.plugin.local.web.agent.Agency;
import dockerana.plugin.local.web.containers.Containers;
import dockerana.plugin.local.web.present.PathPatterns;
import dockerana.plugin.local.web.present.Present;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Tells whoever listens what changes. Its thread waits; what it says is computed when it can be said, so that a reader who is slow is told less
 * often, and not later and later.
 */
public final class StreamEndpoint implements Endpoint {
    /** What comes in one go, such as the batches of several sources, is told in one go. */
    private static final Duration TOGETHER = Duration.ofMillis(100);

    private final Agency agency;
    private final Present present;
    private final Containers containers;
    private final LogLines lines;
    private final Workers workers;
    private final Pulse pulse;

    public StreamEndpoint(
            Agency agency, Present present, Containers containers, LogLines lines, Workers workers, Pulse pulse) {
        this.agency = agency;
        this.present = present;
        this.containers = containers;
        this.lines = lines;
        this.workers = workers;
        this.pulse = pulse;
    }

    @Override
    public Response answer(Request request, Access access) {
        Parameters parameters = request.parameters();
        Optional<String> log = parameters.last("log");
        if (log.isPresent() && access != Access.ALL) {
            throw new Failure(401, Gate.TOKEN_NEEDED);
        }
        Optional<StreamId> last = parameters
                .last("last")
                .or(() -> request.header("last-event-id"))
                .flatMap(StreamId::parse);
        PathPatterns wanted = PathPatterns.of(parameters.all("series"));
        View view = new View(agency, present, containers, wanted, access);
        Optional<Follower> follower = log.map(
                name -> new Follower(name, containers.title(name), present, lines, last.flatMap(StreamId::place)));
        Telling telling = new Telling(agency.run(), present, view, follower, access, last);
        return Response.streaming("text/event-stream", out -> tell(telling, follower, out))
                .with("Cache-Control", "no-store")
                .with("X-Accel-Buffering", "no");
    }

    private void tell(Telling telling, Optional<Follower> follower, OutputStream out)
            throws IOException, InterruptedException {
        Live.Listening listening = follower.map(Follower::begin).orElse(() -> {});
        try {
            workers.compute(telling::begin).writeTo(out);
            while (true) {
                if (present.await(telling.seen(), pulse.ping().toNanos())) {
                    TimeUnit.NANOSECONDS.sleep(TOGETHER.toNanos());
                    workers.compute(telling::next).writeTo(out);
                    TimeUnit.NANOSECONDS.sleep(pulse.pace().toNanos());
                } else {
                    workers.compute(telling::ping).writeTo(out);
                }
            }
        } finally {
            listening.close();
        }
    }
}
