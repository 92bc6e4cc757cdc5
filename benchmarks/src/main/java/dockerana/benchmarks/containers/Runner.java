package dockerana.benchmarks.containers;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.concurrent.TimeUnit;

/** A process whose cost is measured, until it is closed. */
final class Runner implements Closeable {
    private final Process process;
    private long cpuBefore;
    private long cpuAtTheEnd;

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
        return (cpuAtTheEnd > 0 ? cpuAtTheEnd : Kernel.cpuNanos(pid())) - cpuBefore;
    }

    /** Waits until it ends by itself, which must be well; nothing tells its CPU time afterwards, so the last look before counts. */
    void awaitTheEnd(Duration atMost) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        while (process.isAlive()) {
            try {
                cpuAtTheEnd = Math.max(cpuAtTheEnd, Kernel.cpuNanos(pid()));
            } catch (NoSuchFileException e) { // it ends just now
                break;
            }
            if (System.nanoTime() - begun > atMost.toNanos()) {
                throw new IOException("it did not end: " + process.info());
            }
            Thread.sleep(5);
        }
        if (process.waitFor() != 0) {
            throw new IOException("it ended with " + process.exitValue());
        }
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
