package dockerana.runtime.cli;

import dockerana.api.Component.Role;
import dockerana.api.Source;
import dockerana.runtime.agent.Assembly;
import dockerana.runtime.agent.Assembly.Part;
import dockerana.runtime.config.ComponentSettings;
import dockerana.runtime.config.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads every source that knows two ways both ways for the same seconds. Services are connected meanwhile; nothing is sent. */
final class Parity {
    private static final String OPTION = "via";
    private static final String OURS = "files";
    private static final String THEIRS = "api";

    /** Behind the id of the second instance; no id has it. */
    private static final String SECOND = "/" + THEIRS;

    private static final Duration TO_CLOSE = Duration.ofSeconds(5);

    private final Assembly assembly;
    private final Duration least;
    private final Duration patience;
    private final List<Comparison> compared = new ArrayList<>();
    private final Map<String, String> failures = new LinkedHashMap<>();

    /**
     * @param assembly of {@link #both}
     * @param least how long to look, even at a source whose interval is shorter: a moment's difference is the smaller a share the longer that is
     * @param patience how long something may take that waits for others
     */
    Parity(Assembly assembly, Duration least, Duration patience) {
        this.assembly = assembly;
        this.least = least;
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

    /** Takes each source's window, and a moment before. */
    void run() throws Exception {
        Opened services = new Opened(TO_CLOSE);
        try {
            services.connectServices(assembly, patience);
            compareAll();
        } finally {
            assembly.parts(Role.SOURCE).forEach(part -> part.agent().interruptThreads());
            services.closeAll();
        }
    }

    private void compareAll() throws InterruptedException {
        Map<Part, Calls.Call<List<Comparison>>> running = new LinkedHashMap<>();
        List<Part> sources = assembly.parts(Role.SOURCE).toList();
        for (int i = 0; i < sources.size(); i += 2) {
            Part ours = sources.get(i);
            Part theirs = sources.get(i + 1);
            running.put(ours, Calls.begin(ours, () -> compare(ours, theirs)));
        }
        for (Map.Entry<Part, Calls.Call<List<Comparison>>> each : running.entrySet()) {
            take(each.getKey(), each.getValue());
        }
    }

    private List<Comparison> compare(Part ours, Part theirs) throws Exception {
        try (Source quick = (Source) assembly.builder(ours).call();
                Source slow = (Source) assembly.builder(theirs).call()) {
            return new TwoWays(quick, slow).compare(window(ours));
        }
    }

    private Duration window(Part part) {
        Duration interval = part.settings().interval();
        return interval.compareTo(least) < 0 ? least : interval;
    }

    private void take(Part part, Calls.Call<List<Comparison>> call) throws InterruptedException {
        try {
            List<Comparison> found = call.result(window(part).plus(patience));
            compared.addAll(found);
            if (found.isEmpty()) {
                failures.put(part.agent().id(), "there was nothing to compare");
            }
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            failures.put(part.agent().id(), Calls.reason(e));
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
