package dockerana.runtime.cli;

import dockerana.api.Component;
import dockerana.runtime.config.InvalidConfiguration;
import dockerana.runtime.config.Settings;
import dockerana.runtime.plugin.LoadedPlugin;
import dockerana.runtime.plugin.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code dockerana plugins}. */
@Command(
        name = "plugins",
        description = "Lists plugins: version, what they offer, whether they run and why not, and which way they read.",
        mixinStandardHelpOptions = true)
final class PluginsCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Commands parent;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Output output;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Table table = new Table("plugin", "version", "state", "way", "offers", "file");
        try (Session session = new Session(parent.launch(LogLevel.OFF))) {
            Map<String, Set<String>> ways = ways(session);
            for (LoadedPlugin plugin : session.plugins().loaded()) {
                table.add(
                        plugin.id(),
                        plugin.version(),
                        "runs",
                        String.join(", ", ways.getOrDefault(plugin.id(), Set.of())),
                        offers(plugin),
                        plugin.file().toString());
            }
            for (Refusal refusal : session.plugins().refusals()) {
                table.add(
                        refusal.id().orElse("?"),
                        "",
                        "refused: %s; %s".formatted(refusal.reason(), refusal.remedy()),
                        "",
                        String.join(", ", refusal.types()),
                        refusal.file().toString());
            }
        }
        table.print(output.out, output.json);
        return ExitCode.OK;
    }

    /** Which way what is configured reads; nothing if the configuration is wrong, which others tell. */
    private static Map<String, Set<String>> ways(Session session) throws InterruptedException {
        try {
            Settings settings = session.settings().withSinks(List.of());
            ConnectionCheck check = new ConnectionCheck(session.assembly(settings), PATIENCE);
            var _ = check.run();
            return check.ways();
        } catch (InvalidConfiguration | IOException e) {
            return Map.of();
        }
    }

    private static String offers(LoadedPlugin plugin) {
        return plugin.components().stream().map(PluginsCommand::offer).collect(Collectors.joining(", "));
    }

    private static String offer(Component component) {
        return component.role().word() + ' ' + component.type();
    }
}
