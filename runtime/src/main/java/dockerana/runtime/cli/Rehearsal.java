package dockerana.runtime.cli;

import dockerana.runtime.agent.Assembly;
import dockerana.runtime.agent.DataDirectory;
import dockerana.runtime.cache.StartCache;
import dockerana.runtime.config.Settings;
import dockerana.runtime.plugin.LoadedPlugin;
import dockerana.runtime.wiring.Wiring;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code dockerana cache}: does what a run does in its first seconds, step by step, for a JVM that takes notes and writes the start cache of them.
 * Sources are read; sinks are built and send nothing, for their far ends have the readings of the agent itself.
 */
final class Rehearsal implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Launch launch;

    Rehearsal(Launch launch) {
        this.launch = launch;
    }

    @Override
    public Integer call() {
        Wiring.prepare();
        try (Session session = Session.forARun(launch);
                Scratch scratch = new Scratch();
                DataDirectory _ = DataDirectory.lock(scratch.folder())) {
            Settings settings = session.settings().every(Duration.ofSeconds(1));
            Assembly assembly = session.assembly(settings);
            Logger log = LoggerFactory.getLogger(Rehearsal.class);
            log.info("{}", new Run(launch, scratch.folder()).greeting(assembly, settings));
            new Sampling(assembly, DeafSink::of).run(LONGEST, batch -> {});
            log.info("{}", Run.firstSamples(System.nanoTime(), StartCache.ofThisProcess()));
            OwnClasses.load();
            for (LoadedPlugin plugin : session.plugins().loaded()) {
                OwnClasses.load(plugin.file(), plugin.loader());
            }
            return ExitCode.OK;
        } catch (Exception e) {
            return Failures.tell(e);
        }
    }
}
