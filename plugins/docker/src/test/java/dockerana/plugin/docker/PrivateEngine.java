package dockerana.plugin.docker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A real engine for one test, run by {@code verify.d/docker.sh}. */
final class PrivateEngine implements AutoCloseable {
    private static final Path STATE = Path.of(System.getenv().getOrDefault("STATE", "/tmp/dockerana-services"));

    private final String name;
    private final Map<String, String> settings;

    PrivateEngine(String name, Map<String, String> settings) {
        this.name = name;
        this.settings = settings;
    }

    Path socket() {
        return STATE.resolve(name).resolve("docker.sock");
    }

    PrivateEngine start() throws IOException, InterruptedException {
        return action("start");
    }

    PrivateEngine withImage() throws IOException, InterruptedException {
        return action("image");
    }

    PrivateEngine action(String action) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("NAME", name);
        environment.put("STATE", STATE.toString());
        run(
                environment,
                Path.of(System.getProperty("dockerana.services"), "docker.sh").toString(),
                action);
        return this;
    }

    /** What {@code docker} prints. */
    String docker(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(words));
        return run(command.toArray(String[]::new));
    }

    /** What any client of Docker prints. */
    String run(String... words) throws IOException, InterruptedException {
        return run(Map.of("DOCKER_HOST", "unix://" + socket()), words);
    }

    /** Starts a container that waits; its id. */
    String sleeper(String name, String... options) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("run", "-d", "--init=false", "--network", "none", "--name", name));
        words.addAll(List.of(options));
        words.addAll(List.of("busybox", "sleep", "3600"));
        return docker(words.toArray(String[]::new)).strip();
    }

    private static String run(Map<String, String> environment, String... words)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", words) + ":\n" + output);
        }
        return output;
    }

    @Override
    public void close() throws IOException {
        try {
            action("kill");
            action("sweep");
            run(
                    Map.of(),
                    "rm",
                    "-rf",
                    STATE.resolve(name).toString(),
                    STATE.resolve(name + ".out").toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
