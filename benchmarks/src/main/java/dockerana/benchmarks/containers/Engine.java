package dockerana.benchmarks.containers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The Docker engine of the benchmark, asked with curl, and the idle containers in it. */
final class Engine {
    /** More start no faster. */
    private static final int AT_ONCE = 4;

    private static final String IDLE = "{\"Image\": \"busybox\", \"Cmd\": [\"sleep\", \"1000000\"]}";

    private final Path folder;
    private int running;

    /** @param folder with its socket, which is also in the command line of all its processes */
    Engine(Path folder) {
        this.folder = folder;
    }

    Path socket() {
        return folder.resolve("docker.sock");
    }

    /** Starts containers until there are so many. */
    void fill(int containers) throws IOException, InterruptedException, ExecutionException {
        try (ExecutorService starters = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> started = new ArrayList<>();
            for (; running < containers; running++) {
                String name = "idle-" + running;
                started.add(starters.submit(() -> {
                    start(name, IDLE);
                    return name;
                }));
            }
            for (Future<?> each : started) {
                each.get();
            }
        }
    }

    /**
     * Starts a container.
     *
     * @param container as the API wants it, JSON
     */
    void start(String name, String container) throws IOException, InterruptedException {
        post("/containers/create?name=" + name, container);
        post("/containers/" + name + "/start", "");
    }

    /** Comes back when a container has ended. */
    void awaitTheEnd(String name) throws IOException, InterruptedException {
        post("/containers/" + name + "/wait", "");
    }

    /** CPU time of dockerd, containerd and the shims, in nanoseconds. */
    long cpuNanos() throws IOException {
        long nanos = 0;
        for (long pid : Kernel.processes(folder.toString())) {
            nanos += Kernel.cpuNanos(pid);
        }
        return nanos;
    }

    private void post(String path, String body) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("curl", "-s", "-S", "-f", "-o", "/dev/null", "-X", "POST"));
        command.addAll(List.of("-H", "Content-Type: application/json", "-d", body));
        command.addAll(List.of("--unix-socket", socket().toString(), "http://docker" + path));
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IOException("curl " + path + " ended with " + status);
        }
    }
}
