package dockerana.benchmarks.containers;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the agent weighs as a whole: how soon its first samples are delivered, the memory it takes after a while, what each plugin adds, how that
 * grows with the containers, and what it does when there is nothing to do. What {@code benchmarks/footprint} starts.
 */
public final class Footprint {
    private static final int USUAL = 50;
    private static final int MIB = 1024;

    private final Path folder = Path.of(System.getProperty("benchmark.folder"));
    private final Engine engine = new Engine(Path.of(System.getProperty("benchmark.engine")));
    private final int starts = Integer.getInteger("benchmark.starts", 9);
    private final Duration settling = Duration.ofMinutes(Integer.getInteger("benchmark.minutes", 10));
    private final Duration measured = Duration.ofSeconds(Integer.getInteger("benchmark.seconds", 60));
    private final Archive own = new Archive("own Java, start cache", folder.resolve("own"), true, folder);
    private final Archive stock = new Archive("stock JDK 25", folder.resolve("stock"), false, folder);
    private final List<String> tables = new ArrayList<>();
    private final Drain drain = new Drain();

    private Footprint() throws IOException {}

    /** Numbers of containers, ascending. */
    public static void main(String[] numbers) throws Exception {
        Footprint footprint = new Footprint();
        footprint.configure(Archive.SOURCES);
        footprint.own.makeCache();
        footprint.idle();
        List<String> curve = new ArrayList<>();
        for (String number : numbers) {
            int containers = Integer.parseInt(number);
            footprint.engine.fill(containers);
            if (containers == USUAL) {
                footprint.atTheUsualNumber();
            }
            footprint.configure(Archive.SOURCES);
            curve.add(footprint.point(containers));
        }
        footprint.table(
                "| containers | RSS | private dirty | threads | CPU | descriptors | load |",
                "|---:|---:|---:|---:|---:|---:|---:|",
                curve);
        footprint.drain.close();
        System.out.println("\n" + String.join("\n", footprint.tables));
    }

    private void atTheUsualNumber() throws Exception {
        configure(Archive.SOURCES);
        own.makeCache(); // with what is found in containers
        List<String> rows = new ArrayList<>();
        rows.add(starts(own));
        rows.add(starts(new Archive("own Java, no cache yet", own.home(), false, folder)));
        rows.add(starts(stock));
        table(
                "| start | first samples: min | median | max | CPU until then, median | load |",
                "|---|---:|---:|---:|---:|---:|",
                rows);

        rows.clear();
        rows.add(settled(own));
        rows.add(settled(stock));
        for (Neighbour neighbour : Neighbour.installed()) {
            rows.add(settled(neighbour));
        }
        table(
                "| after " + settling.toMinutes()
                        + " min, 50 containers | RSS | private dirty | threads | classes | load |",
                "|---|---:|---:|---:|---:|---:|",
                rows);
        plugins();
    }

    private String starts(Archive archive) throws Exception {
        List<Long> wall = new ArrayList<>();
        List<Long> cpu = new ArrayList<>();
        for (int i = 0; i < starts; i++) {
            try (Runner agent = archive.start()) {
                wall.add(archive.firstMillis());
                cpu.add(Kernel.cpuNanos(agent.pid()) / 1_000_000);
            }
        }
        Collections.sort(wall);
        return row("| %s | %d ms | %d ms | %d ms | %d ms | %s |"
                .formatted(archive.what(), wall.getFirst(), median(wall), wall.getLast(), median(cpu), Kernel.load()));
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private String settled(Archive archive) throws Exception {
        try (Runner agent = archive.start()) {
            archive.firstMillis();
            Thread.sleep(settling);
            return row(archive.what(), Weight.of(agent.pid(), true));
        }
    }

    private String settled(Neighbour neighbour) throws Exception {
        try (Runner process = neighbour.start(folder, engine.socket(), drain.port())) {
            Thread.sleep(measured);
            return row(neighbour.what(), Weight.of(process.pid(), false));
        }
    }

    private static String row(String what, Weight weight) throws IOException {
        return row("| %s | %.1f MiB | %.1f MiB | %d | %s | %s |"
                .formatted(
                        what,
                        (double) weight.rss() / MIB,
                        (double) weight.dirty() / MIB,
                        weight.threads(),
                        weight.classes() == 0 ? "-" : Long.toString(weight.classes()),
                        Kernel.load()));
    }

    /** One after the other is added; what a service takes is part of the first that asks for it. */
    private void plugins() throws Exception {
        List<String> rows = new ArrayList<>();
        Weight before = weighed(List.of(), carbon());
        rows.add(row("the agent itself and `carbon`", before));
        List<String> sources = new ArrayList<>();
        for (String type : Archive.SOURCES) {
            sources.add(type);
            Weight after = weighed(sources, carbon());
            rows.add(added(type, before, after));
            before = after;
        }
        rows.add(added(
                "statsd", before, weighed(sources, carbon() + ", statsd { type = statsd, server = \"127.0.0.1:9\" }")));
        table(
                "| plugin adds | RSS | private dirty | threads | classes | load |",
                "|---|---:|---:|---:|---:|---:|",
                rows);
    }

    private Weight weighed(List<String> sources, String sinks) throws Exception {
        own.configure(sources, engine.socket(), sinks);
        try (Runner agent = own.start()) {
            own.firstMillis();
            Thread.sleep(measured);
            return Weight.of(agent.pid(), true);
        }
    }

    private static String added(String type, Weight before, Weight after) throws IOException {
        return row("| `%s` | %+.1f MiB | %+.1f MiB | %+d | %+d | %s |"
                .formatted(
                        type,
                        (double) (after.rss() - before.rss()) / MIB,
                        (double) (after.dirty() - before.dirty()) / MIB,
                        after.threads() - before.threads(),
                        after.classes() - before.classes(),
                        Kernel.load()));
    }

    private String point(int containers) throws Exception {
        try (Runner agent = own.start()) {
            own.firstMillis();
            Thread.sleep(measured);
            agent.begin();
            long begun = System.nanoTime();
            Thread.sleep(measured);
            double share = 100.0 * agent.cpuNanos() / (System.nanoTime() - begun);
            Weight weight = Weight.of(agent.pid(), false);
            return row("| %d | %.1f MiB | %.1f MiB | %d | %.2f %% | %d | %s |"
                    .formatted(
                            containers,
                            (double) weight.rss() / MIB,
                            (double) weight.dirty() / MIB,
                            weight.threads(),
                            share,
                            Kernel.descriptors(agent.pid()),
                            Kernel.load()));
        }
    }

    /** With nothing to read but the machine, at the interval that is shipped, too. */
    private void idle() throws Exception {
        try (Runner agent = own.start()) {
            own.firstMillis();
            Thread.sleep(measured);
            agent.begin();
            long wakeUps = Weight.wakeUps(agent.pid());
            long begun = System.nanoTime();
            Thread.sleep(measured);
            double minutes = (System.nanoTime() - begun) / 60e9;
            table(
                    "| idle, no container, every second | wake-ups a minute | CPU a minute | load |",
                    "|---|---:|---:|---:|",
                    List.of(row("| %s | %.0f | %.0f ms | %s |"
                            .formatted(
                                    own.what(),
                                    (Weight.wakeUps(agent.pid()) - wakeUps) / minutes,
                                    agent.cpuNanos() / 1e6 / minutes,
                                    Kernel.load()))));
        }
    }

    private void configure(List<String> sources) throws IOException {
        own.configure(sources, engine.socket(), carbon());
    }

    private String carbon() {
        return "graphite { type = carbon, servers = [\"127.0.0.1:%d\"] }".formatted(drain.port());
    }

    /** Shows how far it is. */
    private static String row(String row) {
        System.err.println(row);
        return row;
    }

    private void table(String head, String line, List<String> rows) {
        tables.add(head);
        tables.add(line);
        tables.addAll(rows);
        tables.add("");
    }
}
