package dockerana.plugin.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dockerana.plugin.local.chrome.Chrome;
import dockerana.plugin.local.chrome.InChrome;
import dockerana.plugin.local.chrome.Look;
import dockerana.plugin.local.chrome.Tab;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** What {@code benchmarks/page} measures; no test runs it. What it prints is the rows of tables. */
@Tag("benchmark")
@ExtendWith(InChrome.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PageCost {
    private static final int SECONDS = Integer.getInteger("page.seconds", 60);
    private static final int STARTS = Integer.getInteger("page.starts", 7);
    private static final int SETTLING_MILLIS = 12_000;

    /** Comes back when the page is connected and there is a number on a tile. */
    private static final String A_LIVE_NUMBER = """
            () => new Promise((there) => {
              const look = () =>
                document.querySelector('#pill').dataset.status === 'live'
                  && [...document.querySelectorAll('.tile strong')].some((one) => /\\d/.test(one.textContent))
                  ? there() : requestAnimationFrame(look);
              look();
            })
            """;

    @Test
    @Order(1)
    void open(Chrome chrome) throws IOException {
        print("| the page open over | main thread | all of the page | heap | load |");
        print("|---|---:|---:|---:|---:|");
        for (int containers : new int[] {50, 500}) {
            try (FakeAgent agent = new FakeAgent(0)) {
                agent.host.containers = MadeUpContainer.many(containers, agent.now());
                agent.host.interval = 10;
                try (Tab tab = chrome.open(agent.address(), Look.WIDE_LIGHT).live()) {
                    assertThat(tab.get("tr[data-key]").first()).isAttached();
                    tab.page.waitForTimeout(SETTLING_MILLIS);
                    Trace trace = Trace.of(chrome.traced(tab, () -> tab.page.waitForTimeout(SECONDS * 1000.0)));
                    print("| %d containers every 10 s | %.2f %% | %.2f %% | %.1f MB | %s |"
                            .formatted(
                                    containers,
                                    trace.mainMillis() / SECONDS / 10,
                                    trace.pageMillis() / SECONDS / 10,
                                    tab.number("performance.memory.usedJSHeapSize") / 1e6,
                                    load()));
                }
            }
        }
        print("");
    }

    @Test
    @Order(2)
    void starts(Chrome chrome) throws Exception {
        print("| from `bin/dockerana` to | the page answers: median | a live number: min | median | max | load |");
        print("|---|---:|---:|---:|---:|---:|");
        for (String archive : System.getProperty("page.archives", "").split(",", -1)) {
            if (!archive.isEmpty()) {
                String[] parts = archive.split("=", 2);
                starts(parts[0], Path.of(parts[1]), chrome);
            }
        }
    }

    private static void starts(String what, Path home, Chrome chrome) throws Exception {
        List<Long> answers = new ArrayList<>();
        List<Long> numbers = new ArrayList<>();
        String address = System.getProperty("page.address", "http://127.0.0.1:8420/");
        for (int i = 0; i < STARTS; i++) {
            try (Tab tab = chrome.open("about:blank", Look.WIDE_LIGHT)) {
                tab.page.context().unrouteAll(); // a test's look at every request takes time
                ProcessBuilder command =
                        new ProcessBuilder(home.resolve("bin/dockerana").toString());
                command.environment().put("DOCKERANA_CACHE", what.contains("start cache") ? "on" : "off");
                long begun = System.nanoTime();
                Process agent = command.inheritIO().start();
                try {
                    answers.add(millis(begun, answered(address, agent)));
                    tab.page.navigate(address);
                    tab.page.evaluate(A_LIVE_NUMBER);
                    numbers.add(millis(begun, System.nanoTime()));
                } finally {
                    agent.destroy();
                    agent.waitFor();
                }
            }
        }
        Collections.sort(answers);
        Collections.sort(numbers);
        print("| %s | %d ms | %d ms | %d ms | %d ms | %s |"
                .formatted(
                        what,
                        answers.get(STARTS / 2),
                        numbers.getFirst(),
                        numbers.get(STARTS / 2),
                        numbers.getLast(),
                        load()));
    }

    /** The moment at which somebody listens there. */
    private static long answered(String address, Process agent) throws IOException, InterruptedException {
        URI uri = URI.create(address);
        while (agent.isAlive()) {
            try {
                new Socket(uri.getHost(), uri.getPort()).close();
                return System.nanoTime();
            } catch (ConnectException e) {
                TimeUnit.MILLISECONDS.sleep(2);
            }
        }
        throw new IOException("the agent ended with " + agent.exitValue());
    }

    private static long millis(long begin, long end) {
        return (end - begin) / 1_000_000;
    }

    private static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
    }

    /** To a file, because what a test prints goes elsewhere. */
    private static void print(String line) throws IOException {
        String table = System.getProperty("page.table", "target/page.md");
        Files.writeString(Path.of(table), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
