package dockerana.runtime.cli;

import dockerana.api.Component.Role;
import dockerana.runtime.agent.Assembly;
import dockerana.runtime.config.Settings;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code dockerana parity}. */
@Command(
        name = "parity",
        description =
                "Compares this agent's numbers with the Docker API's of the same seconds. Takes 10 seconds, or an interval.",
        mixinStandardHelpOptions = true)
final class ParityCommand implements Callable<Integer> {
    private static final Duration LEAST = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String CONTAINER = "container";

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Commands parent;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Output output;

    @Parameters(
            arity = "0..1",
            paramLabel = "CONTAINER",
            description = "only what belongs to this container, by its name in paths")
    private @Nullable String container;

    @Override
    public Integer call() throws Exception {
        try (Session session = new Session(parent.launch(LogLevel.ERROR))) {
            Settings settings = Parity.both(session.settings());
            if (settings.components().stream().noneMatch(component -> component.role() == Role.SOURCE)) {
                System.err.println(
                        "dockerana: no source is configured that can be read in two ways, such as one of type"
                                + " container-stats");
                return ExitCode.CONFIG;
            }
            Duration longest = settings.longestInterval();
            System.err.println("dockerana: reading both ways for %d s"
                    .formatted((longest.compareTo(LEAST) < 0 ? LEAST : longest).toSeconds()));
            Assembly assembly = session.assembly(settings);
            Parity parity = new Parity(assembly, LEAST, PATIENCE);
            parity.run();
            return print(parity);
        }
    }

    private int print(Parity parity) throws Exception {
        List<Comparison> shown = parity.compared().stream()
                .filter(each -> container == null
                        || container.equals(each.series().labels().get(CONTAINER)))
                .sorted(Comparator.comparing(each -> each.series().path()))
                .toList();
        Table table = new Table("path", "ours", "api", "difference_percent");
        shown.forEach(each ->
                table.add(each.series().path(), each.ours(), each.theirs(), Math.round(100 * each.percent()) / 100.0));
        table.print(output.out, output.json);
        if (!output.json) {
            output.out.println(summary(shown));
        }
        parity.failures()
                .forEach((source, reason) -> System.err.println("dockerana: %s: %s".formatted(source, reason)));
        if (shown.isEmpty() && parity.failures().isEmpty()) {
            System.err.println("dockerana: nothing was read of a container '%s'".formatted(container));
        }
        return shown.isEmpty() || !parity.failures().isEmpty() ? ExitCode.UNAVAILABLE : ExitCode.OK;
    }

    static String summary(List<Comparison> compared) {
        long containers = compared.stream()
                .map(each -> each.series().labels().get(CONTAINER))
                .distinct()
                .count();
        String largest = compared.stream()
                .max(Comparator.comparingDouble(each -> Math.abs(each.percent())))
                .map(each -> ", largest difference %s %% (%s)"
                        .formatted(
                                Digits.of(Math.round(100 * Math.abs(each.percent())) / 100.0),
                                each.series().path()))
                .orElse("");
        return "%d container%s, %d numbers%s"
                .formatted(containers, containers == 1 ? "" : "s", compared.size(), largest);
    }
}
