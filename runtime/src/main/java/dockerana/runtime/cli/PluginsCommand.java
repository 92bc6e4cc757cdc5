package dockerana.runtime.cli;

import dockerana.api.Component;
import dockerana.runtime.plugin.LoadedPlugin;
import dockerana.runtime.plugin.Refusal;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code dockerana plugins}. */
@Command(
        name = "plugins",
        description = "Lists plugins: version, what they offer, whether they run and why not.",
        mixinStandardHelpOptions = true)
final class PluginsCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Commands parent;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Output output;

    @Override
    public Integer call() throws IOException {
        Table table = new Table("plugin", "version", "state", "offers", "file");
        try (Session session = new Session(parent.launch(LogLevel.OFF))) {
            for (LoadedPlugin plugin : session.plugins.loaded()) {
                table.add(
                        plugin.id(),
                        plugin.version(),
                        "runs",
                        offers(plugin),
                        plugin.file().toString());
            }
            for (Refusal refusal : session.plugins.refusals()) {
                table.add(
                        refusal.id().orElse("?"),
                        "",
                        "refused: %s; %s".formatted(refusal.reason(), refusal.remedy()),
                        String.join(", ", refusal.types()),
                        refusal.file().toString());
            }
        }
        table.print(output.out, output.json);
        return ExitCode.OK;
    }

    private static String offers(LoadedPlugin plugin) {
        return plugin.components().stream().map(PluginsCommand::offer).collect(Collectors.joining(", "));
    }

    private static String offer(Component component) {
        return component.role().word() + ' ' + component.type();
    }
}
