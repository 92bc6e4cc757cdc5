package dockerana.runtime.cli;

import dockerana.runtime.agent.Installation;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What every command is started with.
 *
 * @param installation where everything is
 * @param log how much to log
 */
record Launch(Installation installation, LogLevel log) {
    /**
     * Understands the command line of {@code dockerana run}, which may leave out that word, and nothing else: a daemon does without the library that the other commands
     * take, which costs it 14 MiB.
     *
     * @param home the unpacked distribution
     * @return empty if there is anything to be explained: another command, a mistake, a call for help
     */
    static Optional<Launch> ofRun(List<String> arguments, Path home) {
        return of("run", arguments, home);
    }

    /** The same for {@code dockerana cache}, which is to load what a run loads. */
    static Optional<Launch> ofCache(List<String> arguments, Path home) {
        return arguments.isEmpty() || !arguments.getFirst().equals("cache")
                ? Optional.empty()
                : of("cache", arguments, home);
    }

    private static Optional<Launch> of(String command, List<String> arguments, Path home) {
        Optional<Path> config = Optional.empty();
        Optional<Path> plugins = Optional.empty();
        Optional<Path> data = Optional.empty();
        LogLevel level = LogLevel.INFO;
        Iterator<String> rest = arguments.iterator();
        boolean first = true;
        while (rest.hasNext()) {
            String option = rest.next();
            if (first && option.equals(command)) {
                first = false;
                continue;
            }
            first = false;
            if (!rest.hasNext()) {
                return Optional.empty();
            }
            String value = rest.next();
            switch (option) {
                case "-c", "--config" -> config = Optional.of(Path.of(value));
                case "--plugins" -> plugins = Optional.of(Path.of(value));
                case "--data" -> data = Optional.of(Path.of(value));
                case "--log-level" -> {
                    Optional<LogLevel> known = LogLevel.of(value);
                    if (known.isEmpty()) {
                        return Optional.empty();
                    }
                    level = known.get();
                }
                default -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new Launch(Installation.of(home, config, plugins, data), level));
    }

    /** On the command line of another process that is to work with the same files. */
    List<String> options() {
        return List.of(
                "--config", installation.config().toString(),
                "--plugins", installation.plugins().toString(),
                "--data", installation.data().toString());
    }
}
