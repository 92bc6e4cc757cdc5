package dockerana.runtime.cli;

import dockerana.api.Component.Role;
import dockerana.runtime.agent.Assembly;
import dockerana.runtime.agent.DataDirectory;
import dockerana.runtime.agent.Installation;
import dockerana.runtime.agent.Release;
import dockerana.runtime.cache.CacheMaker;
import dockerana.runtime.cache.ProcessAge;
import dockerana.runtime.cache.StartCache;
import dockerana.runtime.config.InvalidConfiguration;
import dockerana.runtime.config.Settings;
import dockerana.runtime.pipeline.Pipeline;
import dockerana.runtime.wiring.Wiring;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code dockerana run}: runs until it is told to stop. */
final class Run implements Callable<Integer> {
    /** Of the 8 s that a stop may take, half a second is left for the process itself. */
    private static final Duration TO_CLOSE = Duration.ofMillis(7500);

    private final Launch launch;
    private final Path home;

    /** What the process ends with, whoever ends it: a stop that was asked for is a success. */
    private volatile int outcome = ExitCode.OK;

    Run(Launch launch, Path home) {
        this.launch = launch;
        this.home = home;
    }

    @Override
    public Integer call() {
        Installation installation = launch.installation();
        Wiring.prepare();
        try (Session session = Session.forARun(launch)) {
            Settings settings = session.settings();
            try (DataDirectory data = DataDirectory.lock(installation.data())) {
                session.wholeJars.save();
                return run(session, settings, data);
            } catch (IOException e) {
                return Failures.tell(e, ExitCode.CANNOT_CREATE);
            }
        } catch (InvalidConfiguration e) {
            return Failures.tell(e);
        }
    }

    private int run(Session session, Settings settings, DataDirectory data) throws IOException {
        Assembly assembly;
        try {
            assembly = session.assembly(settings);
        } catch (IOException e) {
            return Failures.tell(e, ExitCode.UNAVAILABLE);
        } catch (InterruptedException e) {
            return ExitCode.UNAVAILABLE;
        }
        Pipeline pipeline = assembly.pipeline(data.state(), UnaryOperator.identity());
        StartCache cache = StartCache.ofThisProcess();
        CacheMaker maker = new CacheMaker(cache, home, launch.options());
        Logger log = LoggerFactory.getLogger(Run.class);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(pipeline, maker, log), "stop"));
        try {
            log.info("{}", greeting(assembly, settings));
            log.info("{}", firstSamples(pipeline.start().await(), cache));
            maker.make();
            new CountDownLatch(1).await(); // the process ends in stop()
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) { // such as a system that gives no more threads
            outcome = ExitCode.SOFTWARE;
            log.error("cannot start", e);
        }
        return outcome;
    }

    /** What a start took: the first readings of all sources have reached a far end. */
    static String firstSamples(long firstNanos, StartCache cache) throws IOException {
        Duration age = ProcessAge.ofThisProcess().minusNanos(System.nanoTime() - firstNanos);
        return "first samples of every source delivered %d ms after the start, with %s"
                .formatted(age.toMillis(), cache);
    }

    /** What runs, where from and where to. */
    String greeting(Assembly assembly, Settings settings) {
        return "dockerana %s on %s, every %s: %s -> %s; configuration %s, data %s"
                .formatted(
                        Release.current().version(),
                        assembly.host(),
                        shown(settings.interval()),
                        ids(assembly, Role.SOURCE),
                        ids(assembly, Role.SINK),
                        launch.installation().config(),
                        launch.installation().data());
    }

    /** As one would write it in the configuration. */
    static String shown(Duration interval) {
        long millis = interval.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }

    private static String ids(Assembly assembly, Role role) {
        return assembly.parts(role).map(part -> part.agent().id()).collect(Collectors.joining(", "));
    }

    /** On the thread that the JVM runs when it ends. */
    private void stop(Pipeline pipeline, CacheMaker maker, Logger log) {
        log.info("stopping: sending what waits");
        maker.close();
        try {
            long left = pipeline.close(TO_CLOSE);
            log.info("stopped{}", left == 0 ? "" : "; " + left + " samples and records were not delivered");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(outcome);
    }
}
