package dockerana.plugin.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real Docker engine for tests, run by {@code verify.d/docker.sh} in namespaces of its own. */
public final class RealEngine {
    private static final Path STATE = Path.of(System.getenv().getOrDefault("STATE", "/tmp/dockerana-services"));

    private final String name;

    /** A container that runs. */
    public record Running(String id, String name, long pid, Instant startedAt, String mode) {}

    private RealEngine(String name) {
        this.name = name;
    }

    /** Starts one with an image {@code busybox}. */
    public static RealEngine start(String name) throws IOException, InterruptedException {
        RealEngine engine = new RealEngine(name);
        engine.script("start");
        engine.script("image");
        return engine;
    }

    private String socket() {
        return STATE.resolve(name).resolve("docker.sock").toString();
    }

    private void script(String action) throws IOException, InterruptedException {
        String script =
                Path.of(System.getProperty("dockerana.services"), "docker.sh").toString();
        call(Map.of("NAME", name, "STATE", STATE.toString()), List.of(script, action));
    }

    /** What {@code docker} prints. */
    public String docker(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(words));
        return call(Map.of("DOCKER_HOST", "unix://" + socket()), command).strip();
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
        return call(Map.of(), List.of("curl", "-s", "-m", "20", "--unix-socket", socket(), url));
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

    /** Ends it and all its containers. */
    public void stop() throws IOException, InterruptedException {
        script("kill");
        script("sweep");
        call(
                Map.of(),
                List.of(
                        "rm",
                        "-rf",
                        STATE.resolve(name).toString(),
                        STATE.resolve(name + ".out").toString()));
    }
}
