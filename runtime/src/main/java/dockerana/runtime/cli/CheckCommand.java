package dockerana.runtime.cli;

import dockerana.runtime.agent.Assembly;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code dockerana check}. */
@Command(
        name = "check",
        description = "Validates configuration and plugins, and tries each connection: exit code 0, 78 or 69.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    /** Deadlines of connections end before. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Commands parent;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Output output;

    @Override
    public Integer call() throws Exception {
        try (Session session = new Session(parent.launch(LogLevel.WARN))) {
            Assembly assembly = session.assembly(session.settings());
            ConnectionCheck check = new ConnectionCheck(assembly, PATIENCE);
            Table table = check.run();
            session.plugins().refusals().forEach(refusal -> table.add("plugin", "refused", refusal.toString()));
            table.print(output.out, output.json);
            return check.failed() ? ExitCode.UNAVAILABLE : ExitCode.OK;
        }
    }
}
