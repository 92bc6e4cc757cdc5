package dockerana.runtime.cli;

import dockerana.api.Component.Role;
import dockerana.api.SampleSink;
import dockerana.api.Service;
import dockerana.api.Sink;
import dockerana.api.Source;
import dockerana.api.Status;
import dockerana.runtime.agent.Assembly;
import dockerana.runtime.agent.Assembly.Part;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Builds everything that is configured and tries it: services, then sinks and sources, which may need them. What was tried stays open until
 * all has been, and is closed in the opposite order. Used once.
 */
final class ConnectionCheck {
    private final Assembly assembly;
    private final Duration patience;
    private final Table table = new Table("component", "state", "detail");
    private final Opened opened;
    private final Map<String, Set<String>> ways = new ConcurrentHashMap<>();
    private boolean failed;

    /** @param patience how long a call may take */
    ConnectionCheck(Assembly assembly, Duration patience) {
        this.assembly = assembly;
        this.patience = patience;
        this.opened = new Opened(patience);
    }

    /** A row for each component, and for each lane of one that has several. */
    Table run() throws InterruptedException {
        try {
            for (Part part : assembly.parts(Role.SERVICE).toList()) {
                attempt(part, name(part), () -> connect(part, assembly.service(part)));
            }
            for (Part part : assembly.parts(Role.SINK).toList()) {
                sink(part);
            }
            for (Part part : assembly.parts(Role.SOURCE).toList()) {
                attempt(part, name(part), () -> read(part));
            }
        } finally {
            opened.closeAll();
        }
        return table;
    }

    /** Whether anything does not work. */
    boolean failed() {
        return failed;
    }

    /** Which ways the components of each plugin read or send, by the plugin's id, as far as they say. */
    Map<String, Set<String>> ways() {
        return ways;
    }

    private static String plugin(Part part) {
        return part.configured().plugin().id();
    }

    private void sink(Part part) throws InterruptedException {
        List<? extends Sink> lanes;
        try {
            lanes = call(part, () -> lanes((Sink) assembly.builder(part).call()));
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            add(name(part), e);
            return;
        }
        for (int i = 0; i < lanes.size(); i++) {
            Sink lane = lanes.get(i);
            String name =
                    lanes.size() == 1 ? name(part) : "%s, server %d of %d".formatted(name(part), i + 1, lanes.size());
            attempt(part, name, () -> connect(part, () -> lane));
        }
    }

    private static List<? extends Sink> lanes(Sink sink) {
        return sink instanceof SampleSink samples ? samples.lanes() : List.of(sink);
    }

    private String connect(Part part, Callable<? extends AutoCloseable> built) throws Exception {
        AutoCloseable thing = opened.add(part, built.call());
        switch (thing) {
            case Service service -> service.connect();
            case Sink sink -> sink.connect();
            default -> throw new IllegalStateException(thing + " is neither a service nor a sink");
        }
        return "connected";
    }

    /** Reads it once, for only then does a source know which way it reads. */
    private String read(Part part) throws Exception {
        Source source = opened.add(part, (Source) assembly.builder(part).call());
        LongAdder samples = new LongAdder();
        source.collect((_, _) -> samples.increment());
        return "%d samples".formatted(samples.sum());
    }

    /** What a component says of itself goes before what is seen from here. */
    private void attempt(Part part, String name, Callable<String> trial) throws InterruptedException {
        try {
            String seen = call(part, trial);
            Status said = part.agent().vitals().part(0, 0).status();
            failed |= said.level() == Status.Level.FAILED;
            said.way()
                    .ifPresent(way -> ways.computeIfAbsent(plugin(part), _ -> new TreeSet<>())
                            .add(way));
            table.add(
                    name,
                    said.level().name().toLowerCase(Locale.ROOT),
                    (said.message().isEmpty() ? seen : said.message())
                            + said.remedy().map("; "::concat).orElse("")
                            + said.way().map(" (%s)"::formatted).orElse(""));
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            add(name, e);
        }
    }

    private void add(String name, Exception failure) {
        failed = true;
        table.add(name, "failed", Calls.reason(failure));
    }

    private <T> T call(Part part, Callable<T> task) throws Exception {
        return Calls.on(part, patience, task);
    }

    private static String name(Part part) {
        return part.agent().vitals().role().word() + ' ' + part.agent().id();
    }
}
