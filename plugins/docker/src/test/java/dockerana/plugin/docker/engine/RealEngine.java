package dockerana.plugin.docker.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real Docker engine for one test, run by {@code verify.d/docker.sh} in namespaces of its own. */
public final class RealEngine implements AutoCloseable {
    private static final Path STATE = Path.of(System.getenv().getOrDefault("STATE", "/tmp/dockerana-services"));

    private final String name;
    private final Map<String, String> settings;

    /** A container that runs. */
    public record Running(String id, String name, long pid, Instant startedAt, String mode) {}

    /**
     * One that does not run yet.
     *
     * @param name what no other test calls its own; tests of another process may
     * @param settings what the script knows: {@code LIVE_RESTORE}, {@code TCP}, {@code TLS}
     */
    public RealEngine(String name, Map<String, String> settings) {
        this.name = name + "-" + ProcessHandle.current().pid();
        this.settings = settings;
    }

    /** One that runs and has an image {@code busybox}. */
    public static RealEngine running(String name) throws IOException, InterruptedException {
        return running(name, Map.of());
    }

    /** One that runs with these settings and has an image {@code busybox}. */
    public static RealEngine running(String name, Map<String, String> settings)
            throws IOException, InterruptedException {
        RealEngine engine = new RealEngine(name, settings);
        engine.start();
        engine.image();
        return engine;
    }

    /** Where it listens. */
    public Path socket() {
        return folder().resolve("docker.sock");
    }

    /** Where it keeps everything. */
    public Path folder() {
        return STATE.resolve(name);
    }

    /** Starts it, again too: with the containers it had. */
    public void start() throws IOException, InterruptedException {
        script("start");
    }

    /** Makes an image {@code busybox}, without a registry. */
    public void image() throws IOException, InterruptedException {
        script("image");
    }

    /** Ends it as an administrator does; its containers end too, unless they were to outlive it. */
    public void stop() throws IOException, InterruptedException {
        script("stop");
    }

    /** Ends it as a crash does. */
    public void kill() throws IOException, InterruptedException {
        script("kill");
    }

    /** Makes it stand still; its containers go on. */
    public void pause() throws IOException, InterruptedException {
        script("pause");
    }

    /** Has it go on. */
    public void resume() throws IOException, InterruptedException {
        script("resume");
    }

    private void script(String action) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("NAME", name);
        environment.put("STATE", STATE.toString());
        String script =
                Path.of(System.getProperty("dockerana.services"), "docker.sh").toString();
        call(environment, List.of(script, action));
    }

    /** Leads to a port that it listens on with {@code TCP}, which is in a network of its own. */
    public Tunnel tunnel(int port) throws IOException {
        return new Tunnel(Files.readString(STATE.resolve(name + ".pid")).strip(), port);
    }

    /** What {@code docker} prints. */
    public String docker(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(words));
        return client(command);
    }

    /** What any client of Docker prints. */
    public String client(List<String> command) throws IOException, InterruptedException {
        return call(Map.of("DOCKER_HOST", "unix://" + socket()), command).strip();
    }

    /** Starts a container that waits; its id. */
    public String sleeper(String container, String... options) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("run", "-d", "--network", "none", "--name", container));
        words.addAll(List.of(options));
        words.addAll(List.of("busybox", "sleep", "3600"));
        return docker(words.toArray(String[]::new));
    }

    /** What there is of a container. */
    public Running inspect(String container) throws IOException, InterruptedException {
        String[] words = docker(
                        "inspect",
                        "-f",
                        "{{.Id}} {{.Name}} {{.State.Pid}} {{.State.StartedAt}} {{.HostConfig.NetworkMode}}",
                        container)
                .split(" ", -1);
        return new Running(
                words[0], words[1].substring(1), Long.parseLong(words[2]), Instant.parse(words[3]), words[4]);
    }

    /** A reading of a container's statistics as the engine's API has it, JSON. */
    public String stats(String container) throws IOException, InterruptedException {
        String url = "http://docker/containers/" + container + "/stats?stream=false&one-shot=true";
        return client(List.of("curl", "-s", "-m", "20", "--unix-socket", socket().toString(), url));
    }

    /** Those of several, by their names. Asked all at once: this engine answers one after the other in a second each. */
    public Map<String, String> stats(Collection<String> containers) {
        Map<String, CompletableFuture<String>> asked = new HashMap<>();
        Map<String, String> told = new HashMap<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(containers.size())) {
            for (String container : containers) {
                asked.put(container, CompletableFuture.supplyAsync(() -> told(container), threads));
            }
            asked.forEach((container, answer) -> told.put(container, answer.join()));
        }
        return told;
    }

    private String told(String container) {
        try {
            return stats(container);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first number with that key. */
    public static double number(String json, String key) {
        Matcher found = Pattern.compile("\"" + key + "\":(\\d+)").matcher(json);
        return found.find() ? Double.parseDouble(found.group(1)) : Double.NaN;
    }

    private static String call(Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ":\n" + output);
        }
        return output;
    }

    /** Ends it and all its containers, and removes what it kept. */
    @Override
    public void close() throws IOException {
        try {
            script("kill");
            script("sweep");
            call(
                    Map.of(),
                    List.of(
                            "rm",
                            "-rf",
                            folder().toString(),
                            STATE.resolve(name + ".out").toString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
