package dockerana.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A command that ran to its end.
 *
 * @param exitCode as the shell says it: 128 + the signal's number if one ended it
 * @param output standard output and error, as they came
 */
record Command(int exitCode, String output) {
    private static final Duration LONGEST = Duration.ofMinutes(4);

    static Command run(String... words) throws InterruptedException {
        return run(Map.of(), words);
    }

    static Command run(Map<String, String> environment, String... words) throws InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().putAll(environment);
        return run(builder);
    }

    static Command run(ProcessBuilder builder) throws InterruptedException {
        return run(builder, LONGEST);
    }

    static Command run(ProcessBuilder builder, Duration longest) throws InterruptedException {
        try {
            Path output = Files.createTempFile("command", ".out");
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(longest.toSeconds(), TimeUnit.SECONDS);
            process.destroyForcibly();
            Command command = new Command(ended ? process.exitValue() : -1, Files.readString(output));
            Files.delete(output);
            if (!ended) {
                throw new AssertionError(builder.command() + " did not end; it printed:\n" + command.output);
            }
            return command;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, provided that it went well. */
    Command succeeded() {
        if (exitCode != 0) {
            throw new AssertionError("exit code " + exitCode + ":\n" + output);
        }
        return this;
    }

    List<String> lines() {
        return output.lines().toList();
    }
}
