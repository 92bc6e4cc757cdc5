package dockerana.runtime.cli;

import dockerana.runtime.agent.Assembly;
import dockerana.runtime.config.Settings;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code dockerana once}. */
@Command(
        name = "once",
        description = "Collects for one interval, prints every sample and record, and exits.",
        mixinStandardHelpOptions = true)
final class OnceCommand implements Callable<Integer> {
    private static final Duration LEEWAY = Duration.ofSeconds(10);

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Commands parent;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Output output;

    @Option(
            names = "--sink",
            paramLabel = "SINK",
            defaultValue = "console",
            description =
                    "the id of a configured sink, or a type that does with its defaults (default: ${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String sink;

    @Override
    public Integer call() throws Exception {
        try (Session session = new Session(parent.launch(LogLevel.WARN))) {
            Settings settings = session.settings(sink, output.json);
            Assembly assembly = session.assembly(settings);
            Duration longest = settings.longestInterval();
            Sampling.Outcome outcome =
                    new Sampling(assembly).run(longest.multipliedBy(2).plus(LEEWAY), batch -> {});
            return Failures.tell(outcome);
        }
    }
}
