package dockerana.runtime.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the process begins. */
public final class Main {
    private Main() {}

    /**
     * Runs one command and ends the process with its exit code.
     *
     * @param arguments {@code [command] [options]}; see {@code --help}
     */
    public static void main(String[] arguments) {
        Path home = Path.of(System.getProperty("dockerana.home", "."));
        Optional<Launch> run = Launch.ofRun(List.of(arguments), home);
        Optional<Launch> cache = Launch.ofCache(List.of(arguments), home);
        System.exit(
                run.isPresent()
                        ? new Run(run.get(), home).call()
                        : cache.isPresent() ? new Rehearsal(cache.get()).call() : Commands.execute(home, arguments));
    }
}
