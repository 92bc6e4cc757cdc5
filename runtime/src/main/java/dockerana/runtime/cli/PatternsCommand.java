package dockerana.runtime.cli;

import dockerana.api.Component.Role;
import dockerana.runtime.agent.Assembly;
import dockerana.runtime.config.ComponentSettings;
import dockerana.runtime.config.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code dockerana patterns}. */
@Command(
        name = "patterns",
        description = {
            "Tries log patterns on what containers have written so far, and prints where they are found.",
            "Reads everything there is; ends when nothing more came for two seconds."
        },
        mixinStandardHelpOptions = true)
final class PatternsCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final String PATTERNS = "patterns";
    private static final String START = "start";

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Commands parent;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Output output;

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = "has a block patterns { … } as a source of type container-logs has it, and nothing else")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "CONTAINER",
            description = "only what this container wrote, by its name in paths")
    private @Nullable String container;

    @Override
    public Integer call() throws Exception {
        try (Session session = new Session(parent.launch(LogLevel.ERROR))) {
            Settings settings = session.settings();
            List<ComponentSettings> sources = new ArrayList<>();
            Set<String> names = new LinkedHashSet<>();
            for (ComponentSettings source : settings.enabled()) {
                if (source.role() == Role.SOURCE && takesPatterns(source)) {
                    ComponentSettings tried = session.source(source.type(), beginning(source), file);
                    names(tried).forEach(name -> names.add(String.valueOf(name)));
                    source.with(List.of(PATTERNS, START), tried).ifPresent(sources::add);
                }
            }
            if (sources.isEmpty() || names.isEmpty()) {
                System.err.println("dockerana: "
                        + (sources.isEmpty()
                                ? "no source is configured that takes patterns, such as one of type container-logs"
                                : "there are no patterns in " + file));
                return ExitCode.CONFIG;
            }
            Settings trial = settings.withSinks(List.of()).withSources(sources);
            return run(session.assembly(trial), names);
        }
    }

    private static boolean takesPatterns(ComponentSettings source) {
        return source.option(PATTERNS).filter(Map.class::isInstance).isPresent();
    }

    private static Set<?> names(ComponentSettings source) {
        return ((Map<?, ?>) source.option(PATTERNS).orElseThrow()).keySet();
    }

    private static String beginning(ComponentSettings source) {
        return source.option(START).isPresent() ? "start = beginning, " : "";
    }

    private int run(Assembly assembly, Set<String> names) throws Exception {
        PatternReport report = new PatternReport(output.out, output.json, names, container);
        PatternTrial trial = new PatternTrial(assembly, PATIENCE, QUIET, report::take);
        trial.run();
        report.end();
        trial.failures().forEach((source, reason) -> System.err.println("dockerana: %s: %s".formatted(source, reason)));
        if (report.lines() == 0) {
            System.err.println("dockerana: nothing was read"
                    + (container == null ? "" : " of a container '%s'".formatted(container)));
        }
        return report.lines() == 0 || !trial.failures().isEmpty() ? ExitCode.UNAVAILABLE : ExitCode.OK;
    }
}
