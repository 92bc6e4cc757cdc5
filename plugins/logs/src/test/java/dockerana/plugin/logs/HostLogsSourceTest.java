package dockerana.plugin.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockerana.api.Agent;
import dockerana.api.Component;
import dockerana.api.Source;
import dockerana.api.Status;
import dockerana.testkit.CollectedSamples;
import dockerana.testkit.SourceContract;
import dockerana.testkit.TestAgent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The source of the host's logs keeps what every source promises, and reads while it runs. */
@Timeout(60)
class HostLogsSourceTest implements SourceContract {
    @TempDir
    private Path root;

    @Override
    public Component component() {
        return new LogsPlugin().components().getLast();
    }

    @Override
    public boolean builtIn() {
        return true;
    }

    private HostLogsSource built(Agent agent) {
        return new HostLogsSource(
                HostAgency.config(root, List.of("/*.log"), Start.parse("beginning"), Map.of()), agent);
    }

    /** One that has read once. */
    @Override
    public Source source(Agent agent) throws Exception {
        HostAgency.write(root.resolve("app.log"), "one\n");
        HostLogsSource source = built(agent);
        Followers<HostLog> followers = source.followers(new Received());
        followers.update(
                List.of(new HostLog("/app.log", "app.log", Optional.of(root.resolve("app.log")), Optional.empty())));
        followers.read(0);
        return source;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(5); // between two looks
        }
    }

    @Test
    void itReadsUntilItIsInterrupted() throws Exception {
        HostAgency.write(root.resolve("app.log"), "one\n");
        Received received = new Received();
        try (TestAgent agent = TestAgent.ofSource("syslog");
                HostLogsSource source = built(agent)) {
            Thread thread = Thread.ofPlatform().start(() -> {
                try {
                    source.run(received);
                } catch (Exception e) { // the test is over
                }
            });
            await(() -> received.texts().size() == 1);
            HostAgency.write(root.resolve("app.log"), "two\n");
            HostAgency.write(root.resolve("other.log"), "three\n");
            await(() -> received.texts().size() == 3);
            await(() -> agent.lastStatus().message().equals("follows 2 files"));
            assertThat(agent.lastStatus().way()).contains("files");
            assertThat(CollectedSamples.of(source).value("logs.app_log.lines"))
                    .as("what was written before is not counted")
                    .isEqualTo(1);
            thread.interrupt();
            thread.join();
        }
    }

    @Test
    void aCheckTellsWhatCannotBeReadWithoutReading() throws Exception {
        HostAgency.write(root.resolve("app.log"), "one\n");
        HostLogsConfig journal = new HostLogsConfig(
                List.of("/app.log"), true, Start.NOW, Duration.ofMillis(20), 1024, Optional.empty(), root, Map.of());
        try (TestAgent agent = TestAgent.ofSource("syslog");
                HostLogsSource files = built(agent)) {
            files.collect((_, _) -> {});
            assertThat(agent.lastStatus().level()).isEqualTo(Status.Level.OK);
            assertThat(agent.lastStatus().message()).isEqualTo("follows 1 file");
            new HostLogsSource(journal, agent).collect((_, _) -> {});
            assertThat(agent.lastStatus().level()).isEqualTo(Status.Level.DEGRADED);
            assertThat(agent.lastStatus().message()).contains("journal");
            assertThat(agent.lastStatus().remedy().orElseThrow()).contains("journal = false");
        }
        assertThat(Files.readString(root.resolve("app.log"))).isEqualTo("one\n");
    }

    @Test
    void whatNamesNothingOrNoFileIsRefused() {
        assertThatThrownBy(() -> HostAgency.config(root, List.of(), Start.NOW, Map.of()))
                .hasMessageContaining("journal = true");
        assertThatThrownBy(() -> HostAgency.config(root, List.of("var/log/syslog"), Start.NOW, Map.of()))
                .hasMessageContaining("beginning with /");
        assertThatThrownBy(() -> new HostPatternConfig(Match.parse("x"), Optional.empty(), Optional.of(List.of())))
                .hasMessageContaining("files is empty");
    }
}
