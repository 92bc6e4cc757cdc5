package dockerana.runtime.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code dockerana link}: a component that shows a page leaves its address in the data directory, for whoever may read there. */
@Command(
        name = "link",
        description = "Prints the address of the page, with what it takes to see all of it.",
        mixinStandardHelpOptions = true)
final class LinkCommand implements Callable<Integer> {
    private static final String FILE = "link";

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Commands parent;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path file = parent.launch(LogLevel.ERROR).installation().data().resolve(FILE);
        PrintWriter out = spec.commandLine().getOut();
        try {
            out.println(Files.readString(file).strip());
            out.flush();
            return ExitCode.OK;
        } catch (NoSuchFileException e) {
            return Failures.tell(
                    new IOException(
                            "no page has been opened with the data in %s: start dockerana with a sink of type local; or is it another --data DIR?"
                                    .formatted(file.getParent())),
                    ExitCode.UNAVAILABLE);
        } catch (IOException e) {
            return Failures.tell(
                    new IOException("%s cannot be read (%s): ask as the user who runs dockerana, or as root"
                            .formatted(file, e.getClass().getSimpleName())),
                    ExitCode.UNAVAILABLE);
        }
    }
}
