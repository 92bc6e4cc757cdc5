package dockerana.runtime.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code dockerana cache}, for who asks what it does; {@link Rehearsal} does it. */
@Command(
        name = "cache",
        description =
                "Makes the start cache now; it goes before all options. A run makes it after a minute if there is none.",
        mixinStandardHelpOptions = true)
final class CacheCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        System.err.println("dockerana: 'cache' is the first word, before all options");
        return ExitCode.USAGE;
    }
}
