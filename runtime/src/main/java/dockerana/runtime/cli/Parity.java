package dockerana.runtime.cli;

import dockerana.api.Component.Role;
import dockerana.api.Source;
import dockerana.runtime.agent.Assembly;
import dockerana.runtime.agent.Assembly.Part;
import dockerana.runtime.config.ComponentSettings;
import dockerana.runtime.config.Settings;
import dockerana.runtime.pipeline.Pipeline;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Reads every source that knows two ways both ways for the same seconds. Services run meanwhile; nothing is sent. */
final class Parity {
    private static final String OPTION = "via";
    private static final String OURS = "files";
    private static final String THEIRS = "api";

    /** Behind the id of the second instance; no id has it. */
    private static final String SECOND = "/" + THEIRS;

    private static final Duration TO_CLOSE = Duration.ofSeconds(5);

    private final Assembly assembly;
    private final Duration patience;
    private final List<Comparison> compared = new ArrayList<>();
    private final Map<String, String> failures = new LinkedHashMap<>();

    /**
     * @param assembly of {@link #both}
     * @param patience how long something may take that waits for others
     */
    Parity(Assembly assembly, Duration patience) {
        this.assembly = assembly;
        this.patience = patience;
    }

    /** Settings with each source that knows two ways twice, and with no other source or sink. */
    static Settings both(Settings settings) {
        List<ComponentSettings> twice = settings.enabled().stream()
                .filter(component -> component.role() == Role.SOURCE)
                .flatMap(Parity::twice)
                .toList();
        return settings.withSinks(List.of()).withSources(twice);
    }

    private static Stream<ComponentSettings> twice(ComponentSettings source) {
        Optional<ComponentSettings> ours = source.with(source.id(), OPTION, OURS);
        Optional<ComponentSettings> theirs = source.with(source.id() + SECOND, OPTION, THEIRS);
        return ours.isPresent() && theirs.isPresent() ? Stream.of(ours.get(), theirs.get()) : Stream.empty();
    }

    /** Takes each source's interval, and a moment before. */
    void run(Path state) throws IOException, InterruptedException {
        Pipeline services = assembly.services(state);
        services.start();
        try {
            Map<Part, FutureTask<List<Comparison>>> running = new LinkedHashMap<>();
            List<Part> sources = assembly.parts(Role.SOURCE).toList();
            for (int i = 0; i < sources.size(); i += 2) {
                Part ours = sources.get(i);
                Part theirs = sources.get(i + 1);
                FutureTask<List<Comparison>> task = new FutureTask<>(() -> compare(ours, theirs));
                running.put(ours, task);
                ours.agent().threads().newThread(task).start();
            }
            for (Map.Entry<Part, FutureTask<List<Comparison>>> each : running.entrySet()) {
                take(each.getKey(), each.getValue());
            }
        } finally {
            assembly.parts(Role.SOURCE).forEach(part -> part.agent().interruptThreads());
            services.close(TO_CLOSE);
        }
    }

    private List<Comparison> compare(Part ours, Part theirs) throws Exception {
        try (Source quick = (Source) assembly.builder(ours).call();
                Source slow = (Source) assembly.builder(theirs).call()) {
            return new TwoWays(quick, slow).compare(ours.settings().interval(), patience);
        }
    }

    private void take(Part part, FutureTask<List<Comparison>> task) throws InterruptedException {
        Duration most = part.settings().interval().plus(patience.multipliedBy(3));
        try {
            List<Comparison> found = task.get(most.toMillis(), TimeUnit.MILLISECONDS);
            compared.addAll(found);
            if (found.isEmpty()) {
                failures.put(part.agent().id(), "there was nothing to compare");
            }
        } catch (TimeoutException e) {
            failures.put(part.agent().id(), "has not answered for %d s".formatted(most.toSeconds()));
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            failures.put(
                    part.agent().id(),
                    cause instanceof IOException ? String.valueOf(cause.getMessage()) : "has a bug: " + cause);
        }
    }

    /** What both ways know. */
    List<Comparison> compared() {
        return compared;
    }

    /** Why there is nothing of a source, by its id. */
    Map<String, String> failures() {
        return failures;
    }
}
