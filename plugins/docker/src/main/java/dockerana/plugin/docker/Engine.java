package dockerana.plugin.docker;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The calls this plugin makes through docker-java's seam for transports; its typed commands only for what a start does without, because they have
 * the classes of all answers understood by reflection first. Everything the engine or the way to it does wrong
 * is an {@link IOException}.
 */
final class Engine implements Inspector {
    private static final int LONGEST_MESSAGE = 300;
    private static final int NO_SUCH_CONTAINER = 404;

    /** An engine says what a container is within milliseconds; events wait meanwhile. */
    private static final Duration FOR_ONE_CONTAINER = Duration.ofSeconds(2);

    private static final Duration FOR_A_PING = Duration.ofSeconds(5);

    private static final Request PING =
            Request.builder().method(Request.Method.GET).path("/_ping").build();

    private final Transport transport;
    private final String version;
    private final String prefix;

    /** @param version of the API, such as {@code 1.41}; empty for the engine's own */
    private Engine(Transport transport, String version) {
        this.transport = transport;
        this.version = version;
        this.prefix = version.isEmpty() ? "" : "/v" + version;
    }

    /** Asks the engine which version of the API it speaks, and speaks that. */
    static Engine at(Transport transport) throws IOException {
        try (Response answer = transport.execute(PING)) {
            refuse(PING, answer);
            String version = answer.getHeader("Api-Version");
            return new Engine(transport, version != null && version.matches("1\\.\\d{1,3}") ? version : "");
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    /** Does nothing if the engine answers. */
    void ping() throws IOException {
        try (Response answer = transport.execute(PING, FOR_A_PING)) {
            refuse(PING, answer);
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    /** What the engine's host is called. */
    Optional<String> hostName() throws IOException {
        try {
            String name = DockerClientImpl.getInstance(new ClientConfig(version), transport)
                    .infoCmd()
                    .exec()
                    .getName();
            return Optional.ofNullable(name).filter(known -> !known.isBlank());
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    /** The release of the engine. */
    String release() throws IOException {
        return said(get("/version")).at("Version").text();
    }

    /** All containers, by id: name and state, no more. */
    List<Listed> list() throws IOException {
        return said(get("/containers/json?all=1")).items().stream()
                .map(Listed::of)
                .toList();
    }

    @Override
    public Optional<Container> inspect(String id) throws IOException {
        Request request = get("/containers/" + encoded(id) + "/json");
        try (Response answer = transport.execute(request, FOR_ONE_CONTAINER)) {
            if (answer.getStatusCode() == NO_SUCH_CONTAINER) {
                return Optional.empty();
            }
            refuse(request, answer);
            return Optional.of(Inspection.container(Said.of(answer.getBody())));
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    /** What happened since then, and what will. */
    EventStream events(Instant since) throws IOException {
        return new EventStream(
                opened("/events?since=" + time(since), request -> transport.stream(request, Duration.ZERO)));
    }

    /** The latest of what happened between the two. */
    List<DockerEvent> events(Instant since, Instant until, int most, Duration idle) throws IOException {
        ArrayDeque<DockerEvent> events = new ArrayDeque<>();
        String path = "/events?since=%s&until=%s".formatted(time(since), time(until));
        try (EventStream stream = new EventStream(opened(path, request -> transport.stream(request, idle)))) {
            for (DockerEvent event = stream.next(); event != null; event = stream.next()) {
                if (events.size() == most) {
                    events.remove();
                }
                events.add(event);
            }
        }
        return List.copyOf(events);
    }

    InputStream logs(String id, Optional<Instant> since, int tail, boolean follow, Duration idle) throws IOException {
        String from = since.map(time -> "&since=" + time(time)).orElse("");
        String path = "/containers/%s/logs?stdout=1&stderr=1&timestamps=1&follow=%d&tail=%s%s"
                .formatted(encoded(id), follow ? 1 : 0, tail < 0 ? "all" : Integer.toString(tail), from);
        Duration limit = follow ? Duration.ZERO : idle;
        Response answer = opened(path, request -> transport.flood(request, limit));
        return new FilterInputStream(answer.getBody()) {
            @Override
            public void close() {
                answer.close();
            }
        };
    }

    byte[] logEnd(String id, Instant until, int lines) throws IOException {
        Request request = get(
                "/containers/%s/logs?stdout=1&stderr=1&tail=%d&until=%s".formatted(encoded(id), lines, time(until)));
        try (Response answer = transport.execute(request)) {
            refuse(request, answer);
            return answer.getBody().readAllBytes();
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    /** Numbers by the path of their keys; empty if the container does not run, or there is none. */
    Map<String, Double> statistics(String id) throws IOException {
        Request request = get("/containers/" + encoded(id) + "/stats?stream=0&one-shot=1");
        try (Response answer = transport.execute(request)) {
            if (answer.getStatusCode() == NO_SUCH_CONTAINER) {
                return Map.of();
            }
            refuse(request, answer);
            return Statistics.of(answer.getBody().readAllBytes());
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    private Response opened(String path, Function<Request, Response> way) throws IOException {
        Request request = get(path);
        try {
            Response answer = way.apply(request);
            try {
                refuse(request, answer);
                return answer;
            } catch (IOException e) {
                answer.close();
                throw e;
            }
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    private Request get(String path) {
        return Request.builder()
                .method(Request.Method.GET)
                .path(prefix + path)
                .putAllHeaders(Map.of())
                .build();
    }

    /** As the engine wants it. */
    private static String time(Instant time) {
        return time.getEpochSecond() + "."
                + Long.toString(1_000_000_000L + time.getNano()).substring(1);
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    private static void refuse(Request request, Response answer) throws IOException {
        int status = answer.getStatusCode();
        if (status >= 200 && status < 300) {
            return;
        }
        String text = new String(answer.getBody().readNBytes(LONGEST_MESSAGE), StandardCharsets.UTF_8);
        String message = message(text);
        throw new Docker.Refusal(
                status,
                "Docker answered %s with %d: %s".formatted(ApiCalls.name(request.path()), status, message.strip()));
    }

    /** As it came, if it is not said in JSON. */
    private static String message(String text) {
        try {
            String message = Said.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                    .at("message")
                    .text();
            return message.isEmpty() ? text : message;
        } catch (IOException e) {
            return text;
        }
    }

    private Said said(Request request) throws IOException {
        try (Response answer = transport.execute(request)) {
            refuse(request, answer);
            return Said.of(answer.getBody());
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    /** What docker-java throws is mostly about the far end; anything else is a bug and stays what it is. */
    private static IOException failure(RuntimeException e) {
        IOException farEnd = Trouble.farEnd(e);
        if (farEnd != null) {
            return farEnd;
        }
        if (e instanceof DockerException refused) {
            int status = refused.getHttpStatus();
            IOException refusal =
                    new Docker.Refusal(status, "Docker answered with %d: %s".formatted(status, refused.getMessage()));
            refusal.initCause(e);
            return refusal;
        }
        throw e;
    }
}
