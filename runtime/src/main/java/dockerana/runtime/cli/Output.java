package dockerana.runtime.cli;

import java.io.PrintStream;
import picocli.CommandLine.Option;

/** What every command but {@code run} understands. */
final class Output {
    @Option(names = "--json", description = "for machines")
    boolean json;

    final PrintStream out = System.out;
}
