package dockerana.plugin.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.LogRecord;
import dockerana.testkit.CollectedSamples;
import dockerana.testkit.TestAgent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The journal of a real systemd-journald, which has a mount namespace and a memory of its own; it is read from outside through {@code root}. */
@Tag("service")
@Timeout(120)
class RealJournalTest {
    private final Received received = new Received();
    private final TestAgent agent = TestAgent.ofSource("syslog");
    private RealJournal journal;
    private final List<Thread> threads = new ArrayList<>();

    @BeforeEach
    void begin() throws Exception {
        journal = new RealJournal();
    }

    @AfterEach
    void end() throws Exception {
        stop();
        agent.close();
        journal.close();
    }

    private HostLogsSource start(String start) {
        HostLogsConfig config = new HostLogsConfig(
                List.of(),
                true,
                Start.parse(start),
                Duration.ofMillis(50),
                256 * 1024,
                Optional.empty(),
                journal.root(),
                Map.of());
        HostLogsSource source = new HostLogsSource(config, agent);
        threads.add(Thread.ofPlatform().start(() -> {
            try {
                source.run(received);
            } catch (InterruptedException e) { // it is to end
            }
        }));
        return source;
    }

    private void stop() throws InterruptedException {
        for (Thread thread : threads) {
            thread.interrupt();
            thread.join();
        }
        threads.clear();
    }

    private void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(20); // between two looks
        }
    }

    private List<String> texts() {
        synchronized (received) {
            return received.all.stream()
                    .filter(record -> "test".equals(record.attributes().get("process.name")))
                    .map(LogRecord::text)
                    .toList();
        }
    }

    @Test
    void everyEntryIsReadOnceThroughEndsOfTheAgentAndOfItsReader() throws Exception {
        journal.write(0, 100);
        start("beginning");
        await(() -> texts().size() >= 100);
        journal.write(100, 200);
        await(() -> texts().size() >= 200);
        stop();
        journal.write(200, 300);
        HostLogsSource source = start("now");
        await(() -> texts().size() >= 300);
        ProcessHandle.current().children().filter(this::isReader).forEach(ProcessHandle::destroyForcibly);
        journal.write(300, 400);
        await(() -> texts().size() >= 400);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            all.add("line " + i);
        }
        assertThat(texts()).containsExactlyElementsOf(all);
        assertThat(received.ids()).doesNotHaveDuplicates();
        LogRecord record = received.all.stream()
                .filter(one -> one.text().equals("line 399"))
                .findFirst()
                .orElseThrow();
        assertThat(record.origin().key()).isEqualTo("journal");
        assertThat(record.origin().attributes()).containsEntry("log.file.path", "journal");
        assertThat(record.attributes()).containsEntry("log.syslog.severity.code", 5L);
        assertThat(CollectedSamples.of(source).value("logs.journal.lines")).isGreaterThanOrEqualTo(200);
        stop();
        await(() -> ProcessHandle.current().children().noneMatch(this::isReader));
        System.out.println("400 entries of the journal, none missing or twice");
    }

    private boolean isReader(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("journalctl");
    }

    @Test
    void fromNowOnMeansThatWhatWasThereIsNotRead() throws Exception {
        journal.write(0, 10);
        start("now");
        journal.write(10, 20);
        await(() -> texts().size() >= 10);
        assertThat(texts()).startsWith("line 10").hasSize(10);
    }

    /** One that was started by hand. */
    private static final class RealJournal implements AutoCloseable {
        private final Process process;

        RealJournal() throws Exception {
            process = new ProcessBuilder("unshare", "--mount", "--propagation", "private", "bash", "-c", """
                            mkdir -p /run/systemd /run/log
                            mount -t tmpfs journal /run/systemd && mount -t tmpfs journal /run/log
                            [ ! -d /var/log/journal ] || mount -t tmpfs journal /var/log/journal
                            mkdir -p /run/systemd/journal /run/log/journal
                            /lib/systemd/systemd-journald >/dev/null 2>&1 &
                            trap 'kill $!; exit' EXIT TERM
                            until [ -S /run/systemd/journal/socket ]; do sleep 0.05; done
                            echo ready
                            while read -r from to; do
                              for ((i = from; i < to; i++)); do echo "line $i"; done | systemd-cat -t test -p notice
                              journalctl --sync
                              echo done
                            done
                            """)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            assertThat(process.inputReader().readLine()).isEqualTo("ready");
        }

        Path root() {
            return Path.of("/proc/" + process.pid() + "/root");
        }

        void write(int from, int to) throws Exception {
            OutputStream out = process.getOutputStream();
            out.write((from + " " + to + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            assertThat(process.inputReader().readLine()).isEqualTo("done");
        }

        @Override
        public void close() throws IOException {
            process.getOutputStream().close();
            try {
                process.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
