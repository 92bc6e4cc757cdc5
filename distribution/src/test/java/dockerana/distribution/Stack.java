package dockerana.distribution;

import dockerana.plugin.docker.engine.RealEngine;
import dockerana.plugin.docker.engine.Tunnel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The archive's own {@code compose.yaml}, run by docker-compose on a real engine. Its images come from {@code verify.d/images.sh}, once; only the agent's is
 * built anew. One at a time works with them: the next waits.
 */
final class Stack implements AutoCloseable {
    private static final Path STAND_INS = Path.of("src/test/stack").toAbsolutePath();
    private static final Duration TO_MAKE_IMAGES = Duration.ofMinutes(25);
    private static final Duration TO_COMPOSE = Duration.ofMinutes(15);
    private static final Duration TO_BE_HEALTHY = Duration.ofMinutes(5);

    /** On a busy machine. */
    static final Duration TO_ARRIVE = Duration.ofMinutes(5);

    /** A value of {@code /render}. */
    private static final Pattern POINT = Pattern.compile("\\[-?[0-9.e+-]+, \\d+]");

    private static final String DOOR = "8080";

    private final Installation installation;
    private final List<String> files;
    private final Map<String, String> environment = new HashMap<>();
    private final RealEngine engine;
    private final Tunnel door;
    private final HttpClient http = HttpClient.newHttpClient();

    /** One of its smaller or larger forms, with a Grafana of the tests. */
    static Stack ofProfile(Path temporary, String profile) throws IOException, InterruptedException {
        return new Stack(temporary, Map.of("COMPOSE_PROFILES", profile), file("grafana.yaml"));
    }

    /**
     * Starts the engine, and nothing on it yet.
     *
     * @param temporary where the archive goes
     * @param settings what stands in {@code .env} otherwise
     * @param files of compose besides its first
     */
    Stack(Path temporary, Map<String, String> settings, String... files) throws IOException, InterruptedException {
        installation = Installation.withJavaIn(temporary);
        this.files = Stream.concat(Stream.of("compose.yaml"), Stream.of(files)).toList();
        String data = images();
        engine = new RealEngine("stack", Map.of("DATA", data, "PATIENCE", "1800"));
        engine.start();
        removeAll();
        environment.put("DOCKER_HOST", "unix://" + engine.socket());
        environment.put("DOCKER_BUILDKIT", "0");
        environment.put("COMPOSE_PROJECT_NAME", "stack");
        environment.put("DOCKERANA_VERSION", "dev"); // as images.sh calls them
        environment.put("DOCKERANA_PORT", DOOR);
        environment.put("DOCKER_SOCKET", engine.socket().toString());
        environment.put(
                "DOCKER_GROUP", Files.getAttribute(engine.socket(), "unix:gid").toString());
        environment.put("DOCKER_DATA", data);
        environment.put("GRAFANA_STAND_IN", STAND_INS.resolve("grafana.conf").toString());
        environment.putAll(settings);
        door = engine.tunnel(Integer.parseInt(DOOR));
    }

    /** A file of the tests for compose. */
    static String file(String name) {
        return STAND_INS.resolve(name).toString();
    }

    private static String images() throws InterruptedException {
        String script =
                Path.of(System.getProperty("dockerana.services"), "images.sh").toString();
        List<String> lines = Command.run(new ProcessBuilder(script), TO_MAKE_IMAGES)
                .succeeded()
                .lines();
        return lines.getLast();
    }

    /** What a run that was killed left behind, too. */
    private void removeAll() throws IOException, InterruptedException {
        String all = engine.docker("ps", "-aq");
        if (!all.isEmpty()) {
            engine.docker(Stream.concat(Stream.of("rm", "-f"), all.lines()).toArray(String[]::new));
        }
        engine.docker("network", "prune", "-f");
        engine.docker("volume", "prune", "-f");
        engine.docker("image", "prune", "-f");
    }

    /** What docker-compose prints. */
    String compose(String... words) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("docker-compose"));
        files.forEach(file -> command.addAll(List.of("-f", file)));
        command.addAll(List.of(words));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(installation.home().toFile());
        builder.environment().putAll(environment);
        return Command.run(builder, TO_COMPOSE).succeeded().output();
    }

    /** Builds the agent's image and brings everything up. */
    void up() throws InterruptedException {
        compose("build", "-q", "setup"); // of which the agent has its image
        compose("up", "-d");
    }

    /** Waits until Docker calls all of them healthy. */
    void awaitHealthy(List<String> services) throws InterruptedException {
        for (String service : services) {
            Eventually.is(service + " healthy", TO_BE_HEALTHY, () -> isHealthy(service));
        }
    }

    /** Waits until Graphite, behind the door, has a value of a target. */
    void awaitPoints(String target) throws InterruptedException {
        String path = "/graphite/render?format=json&from=-5min&noNullPoints=true&target=" + target;
        Eventually.is(
                "points of " + target,
                TO_ARRIVE,
                () -> POINT.matcher(get(path).body()).find());
    }

    /** What docker prints. */
    String docker(String... words) {
        try {
            return engine.docker(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What a shell in a container prints. */
    String inside(String service, String script) {
        return docker("exec", container(service), "sh", "-c", script);
    }

    static String container(String service) {
        return "stack_" + service + "_1";
    }

    /** Whether Docker calls it healthy. */
    boolean isHealthy(String service) {
        return docker("inspect", "-f", "{{.State.Health.Status}}", container(service))
                .equals("healthy");
    }

    /** What the one door answers. */
    HttpResponse<String> get(String path) {
        try {
            return http.send(request(path), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The same, as it comes. */
    InputStream stream(String path) throws IOException, InterruptedException {
        return http.send(request(path), HttpResponse.BodyHandlers.ofInputStream())
                .body();
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + path))
                .build();
    }

    @Override
    public void close() throws IOException {
        http.shutdownNow();
        door.close();
        try {
            removeAll();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            engine.close();
        }
    }
}
