package dockerana.benchmarks.containers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the agent weighs that remembers and shows on the machine itself, all sources every second: while nobody looks, and with the page open. */
public final class PageWeight {
    private static final double MIB = 1024;

    private final Path folder = Path.of(System.getProperty("benchmark.folder"));
    private final Engine engine = new Engine(Path.of(System.getProperty("benchmark.engine")));
    private final Duration measured = Duration.ofSeconds(Integer.getInteger("benchmark.seconds", 60));
    private final Archive own = new Archive("own Java, start cache", folder.resolve("own"), true, folder);

    private PageWeight() {}

    /** Numbers of containers, ascending. */
    public static void main(String[] numbers) throws Exception {
        PageWeight weight = new PageWeight();
        List<String> rows = new ArrayList<>();
        for (String number : numbers) {
            weight.engine.fill(Integer.parseInt(number));
            rows.addAll(weight.with(number));
        }
        System.out.println(
                "\n| containers, sink `local` | page | RSS | private dirty | threads | CPU | told a second | load |");
        System.out.println("|---:|---|---:|---:|---:|---:|---:|---:|");
        System.out.println(String.join("\n", rows));
    }

    private List<String> with(String number) throws Exception {
        int port = freePort();
        own.configure(
                Archive.SOURCES, engine.socket(), "local { type = local, bind = \"127.0.0.1:%d\" }".formatted(port));
        own.makeCache();
        List<String> rows = new ArrayList<>();
        try (Runner agent = own.start()) {
            own.firstMillis();
            Thread.sleep(measured);
            rows.add(row(number, "closed", agent, () -> 0));
            try (OpenPage page = new OpenPage(port)) {
                Thread.sleep(measured);
                rows.add(row(number, "open", agent, page::read));
            }
        }
        return rows;
    }

    /** How much was told so far. */
    private interface Told {
        long bytes();
    }

    private String row(String number, String page, Runner agent, Told told) throws Exception {
        agent.begin();
        long begun = System.nanoTime();
        long before = told.bytes();
        Thread.sleep(measured);
        double seconds = (System.nanoTime() - begun) / 1e9;
        double share = 100 * agent.cpuNanos() / 1e9 / seconds;
        Weight weight = Weight.of(agent.pid(), false);
        return "| %s | %s | %.1f MiB | %.1f MiB | %d | %.2f %% | %.1f kB | %s |"
                .formatted(
                        number,
                        page,
                        weight.rss() / MIB,
                        weight.dirty() / MIB,
                        weight.threads(),
                        share,
                        (told.bytes() - before) / seconds / 1000,
                        Kernel.load());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
