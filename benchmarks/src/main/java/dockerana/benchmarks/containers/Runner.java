package dockerana.benchmarks.containers;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.concurrent.TimeUnit;

/** A process whose cost is measured, until it is closed. */
final class Runner implements Closeable {
    private final Process process;
    private long cpuBefore;

    private Runner(Process process) {
        this.process = process;
    }

    /** Starts it; what it says goes to a file. */
    static Runner start(List<String> command, Map<String, String> environment, Path log) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return new Runner(builder.start());
    }

    /** Starts one that reads files; comes back when it has them all open, as it says with their number. */
    static Runner reading(List<String> command, List<String> files) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (OutputStream names = process.getOutputStream()) {
            names.write((String.join("\n", files) + '\n').getBytes(StandardCharsets.UTF_8));
        }
        InputStream said = process.getInputStream();
        int open = new Scanner(said, StandardCharsets.US_ASCII).nextInt();
        if (open != files.size()) {
            process.destroyForcibly();
            throw new IOException("%d of %d files could be opened".formatted(open, files.size()));
        }
        return new Runner(process);
    }

    long pid() {
        return process.pid();
    }

    /** Begins to measure. */
    void begin() throws IOException {
        if (!process.isAlive()) {
            throw new IOException("it ended: " + process.info());
        }
        cpuBefore = Kernel.cpuNanos(pid());
    }

    /** CPU time since then, in nanoseconds. */
    long cpuNanos() throws IOException {
        return Kernel.cpuNanos(pid()) - cpuBefore;
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
