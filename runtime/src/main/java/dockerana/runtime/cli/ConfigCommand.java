package dockerana.runtime.cli;

import dockerana.runtime.config.Effective;
import dockerana.runtime.config.Entry;
import dockerana.runtime.config.Section;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code dockerana config}. */
@Command(
        name = "config",
        description = "Prints every option with its value and where that comes from; secrets are masked.",
        mixinStandardHelpOptions = true)
final class ConfigCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Commands parent;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Output output;

    @Override
    public Integer call() throws Exception {
        try (Session session = new Session(parent.launch(LogLevel.WARN))) {
            Effective effective = session.settings().effective();
            if (output.json) {
                table(effective).print(output.out, true);
            } else {
                output.out.print(effective.text());
            }
            return ExitCode.OK;
        }
    }

    private static Table table(Effective effective) {
        Table table = new Table("section", "key", "value", "origin");
        for (Section section : effective.sections()) {
            for (Entry entry : section.entries()) {
                table.add(section.title(), entry.key(), entry.value().orElse(""), entry.origin());
            }
        }
        return table;
    }
}
