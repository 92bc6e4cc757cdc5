package dockerana.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A running {@code bin/dockerana}, seen from outside. What it prints, on both streams, goes to a file. */
final class AgentProcess implements AutoCloseable {
    private static final Duration TO_START = Duration.ofSeconds(30);

    private final Process process;
    private final Path output;
    private final Path pidFile;

    private AgentProcess(Process process, Path output, Path pidFile) {
        this.process = process;
        this.output = output;
        this.pidFile = pidFile;
    }

    /** Starts it with these arguments and waits until it says that it runs. */
    static AgentProcess start(Installation installation, String... arguments) throws InterruptedException {
        List<String> words = new ArrayList<>(List.of(installation.launcher()));
        words.addAll(List.of(arguments));
        return start(new ProcessBuilder(words));
    }

    /**
     * In a session of its own and listed where {@code ./verify} looks for what is left behind; SIGINT as in a terminal, even if this test was
     * started where it is ignored.
     */
    static AgentProcess start(ProcessBuilder builder) throws InterruptedException {
        try {
            Files.createDirectories(Service.STATE);
            Path output = Files.createTempFile(Service.STATE, "agent", ".out");
            builder.command().addAll(0, List.of("setsid", "env", "--default-signal=INT"));
            builder.environment().putIfAbsent("DOCKERANA_CACHE", "off"); // making it takes a processor for some seconds
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            Path pidFile = Files.writeString(
                    Service.STATE.resolve("agent-" + process.pid() + ".pid"), Long.toString(process.pid()));
            AgentProcess agent = new AgentProcess(process, output, pidFile);
            agent.awaitLine("configuration ");
            return agent;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has printed a line with this in it. */
    void awaitLine(String part) throws InterruptedException {
        try {
            Eventually.is(
                    "a line with '" + part + "'",
                    TO_START,
                    () -> lines(part).findAny().isPresent() || !process.isAlive());
        } catch (AssertionError e) {
            AssertionError told = new AssertionError(e.getMessage() + "; it printed:\n" + output(), e);
            close();
            throw told;
        }
        if (lines(part).findAny().isEmpty()) {
            AssertionError ended =
                    new AssertionError("ended with code " + process.exitValue() + "; it printed:\n" + output());
            close();
            throw ended;
        }
    }

    /** The lines with all of these parts in them. */
    Stream<String> lines(String... parts) {
        return output().lines().filter(line -> List.of(parts).stream().allMatch(line::contains));
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** How much memory it holds, as the kernel counts it. */
    long residentBytes() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow();
    }

    /** Which files and connections it has open. */
    List<String> openFiles() {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc", Long.toString(pid()), "fd"))) {
            return descriptors.map(AgentProcess::target).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "closed"; // since it was listed
        }
    }

    /** Sends a signal, such as {@code TERM}, and tells with which code it ended. */
    int endedBy(String signal, Duration atMost) throws InterruptedException {
        Command.run("kill", "-" + signal, Long.toString(pid())).succeeded();
        if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError(
                    "still there %d ms after SIG%s; it printed:\n%s".formatted(atMost.toMillis(), signal, output()));
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
            Files.deleteIfExists(pidFile);
            Files.deleteIfExists(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
