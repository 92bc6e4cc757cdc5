package dockerana.runtime.cli;

import dockerana.api.Batch;
import dockerana.api.Series;
import dockerana.runtime.agent.Assembly;
import dockerana.runtime.component.Names;
import dockerana.runtime.config.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code dockerana names}. */
@Command(
        name = "names",
        description = "Lists every path that would be written now, with kind and unit.",
        mixinStandardHelpOptions = true)
final class NamesCommand implements Callable<Integer> {
    /** Only names are wanted: the sources are read twice within a moment, whatever their interval is. */
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private static final Duration AT_MOST = Duration.ofSeconds(10);

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
        Map<String, Series> found = new ConcurrentSkipListMap<>();
        try (Session session = new Session(parent.launch(LogLevel.ERROR))) {
            Settings settings = session.settings().withSinks(List.of()).every(MOMENT);
            Assembly assembly = session.assembly(settings);
            Names names = new Names(assembly.host(), settings.prefix());
            Sampling.Outcome outcome = new Sampling(assembly).run(AT_MOST, batch -> add(batch, names, found));
            Table table = new Table("path", "kind", "unit", "description");
            found.forEach((path, series) -> table.add(
                    path,
                    series.metric().kind().name().toLowerCase(Locale.ROOT),
                    series.metric().unit(),
                    series.metric().description()));
            table.print(output.out, output.json);
            return Failures.tell(outcome);
        }
    }

    private void add(Batch batch, Names names, Map<String, Series> found) {
        for (int i = 0; i < batch.size(); i++) {
            Series series = batch.series(i);
            if (container == null || container.equals(series.labels().get("container"))) {
                found.put(names.path(series), series);
            }
        }
    }
}
