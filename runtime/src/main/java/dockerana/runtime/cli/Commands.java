package dockerana.runtime.cli;

import dockerana.runtime.agent.Installation;
import dockerana.runtime.agent.Release;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Everything that can be said on the command line; {@link Launch#ofRun} understands the most frequent part of it without this class. */
@Command(
        name = "dockerana",
        description = "Ships what a Docker host and its containers do to where you look at it.",
        subcommands = {
            Commands.RunCommand.class,
            CheckCommand.class,
            LinkCommand.class,
            OnceCommand.class,
            PluginsCommand.class,
            ConfigCommand.class,
            NamesCommand.class,
            ParityCommand.class,
            PatternsCommand.class,
            CacheCommand.class
        },
        footer = {
            "",
            "Without a command: run.",
            "Exit codes: 0 fine; 64 wrong command line; 69 a far end or the host's name cannot be reached;",
            "70 a bug; 73 the data directory cannot be used; 78 wrong configuration."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        sortOptions = false)
final class Commands implements Callable<Integer> {
    private final Path home;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "the configuration (default: conf/application.conf of the distribution)",
            scope = ScopeType.INHERIT)
    private @Nullable Path config;

    @Option(
            names = "--plugins",
            paramLabel = "DIR",
            description = "the directory of plugin jars (default: plugins/ of the distribution)",
            scope = ScopeType.INHERIT)
    private @Nullable Path plugins;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "the directory of state (default: data/ of the distribution)",
            scope = ScopeType.INHERIT)
    private @Nullable Path data;

    @Option(
            names = "--log-level",
            paramLabel = "LEVEL",
            description = "error, warn, info, debug or trace (default: info to run, warn otherwise)",
            converter = LogLevelConverter.class,
            scope = ScopeType.INHERIT)
    private @Nullable LogLevel logLevel;

    private Commands(Path home) {
        this.home = home;
    }

    static int execute(Path home, String... arguments) {
        return new CommandLine(new Commands(home))
                .setExecutionExceptionHandler((failure, line, parsed) -> Failures.tell(failure))
                .setParameterExceptionHandler(Commands::refuse)
                .execute(arguments);
    }

    private static int refuse(CommandLine.ParameterException mistake, String... arguments) {
        CommandLine line = mistake.getCommandLine();
        line.getErr().println("dockerana: " + mistake.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(mistake, line.getErr());
        line.getErr().println("'" + line.getCommandSpec().qualifiedName() + " --help' shows what there is");
        return ExitCode.USAGE;
    }

    Launch launch(LogLevel usual) {
        Installation installation = Installation.of(
                home, Optional.ofNullable(config), Optional.ofNullable(plugins), Optional.ofNullable(data));
        return new Launch(installation, Optional.ofNullable(logLevel).orElse(usual));
    }

    @Override
    public Integer call() {
        return new Run(launch(LogLevel.INFO), home).call();
    }

    /** The command that is meant when none is given. */
    @Command(
            name = "run",
            description = "Runs until SIGTERM or Ctrl-C.",
            mixinStandardHelpOptions = true,
            sortOptions = false)
    static final class RunCommand implements Callable<Integer> {
        @CommandLine.ParentCommand
        @SuppressWarnings("NullAway.Init") // set by picocli
        private Commands parent;

        @Override
        public Integer call() {
            return parent.call();
        }
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            Release release = Release.current();
            return new String[] {
                "dockerana " + release.version(), "plugin api " + release.api(), "Java " + Runtime.version()
            };
        }
    }

    static final class LogLevelConverter implements CommandLine.ITypeConverter<LogLevel> {
        @Override
        public LogLevel convert(String word) {
            return LogLevel.of(word)
                    .orElseThrow(() -> new CommandLine.TypeConversionException(
                            "'" + word + "' is none of error, warn, info, debug, trace"));
        }
    }
}
