package dockerana.runtime.cli;

import dockerana.api.Component.Role;
import dockerana.runtime.agent.Assembly;
import dockerana.runtime.config.Settings;
import dockerana.runtime.plugin.LoadedPlugin;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * {@code dockerana cache}: does what a run does in its first seconds, for a JVM that takes notes and writes the start cache of them. Sources are
 * read; sinks are built and see nothing, for their far ends have the readings of the agent itself.
 */
final class Rehearsal implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Launch launch;

    Rehearsal(Launch launch) {
        this.launch = launch;
    }

    @Override
    public Integer call() {
        try (Session session = new Session(launch)) {
            Settings settings = session.settings();
            OwnClasses.load();
            for (LoadedPlugin plugin : session.plugins().loaded()) {
                OwnClasses.load(plugin.file(), plugin.loader());
            }
            Assembly whole = session.assembly(settings);
            for (Assembly.Part sink : whole.parts(Role.SINK).toList()) {
                whole.builder(sink).call();
            }
            Settings quiet = settings.every(Duration.ofSeconds(1)).withSinks(List.of());
            new Sampling(session.assembly(quiet)).run(LONGEST, batch -> {});
            return ExitCode.OK;
        } catch (Exception e) {
            return Failures.tell(e);
        }
    }
}
