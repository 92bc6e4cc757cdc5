package dockerana.plugin.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.LogRecord;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When lines were written that do not say so themselves. */
class HostTimesTest {
    private static final String STAMP = "2026-01-31T11:00:00Z ";
    private static final Instant THEN = Instant.parse("2026-01-31T11:00:00Z");
    private static final int PIECE = 16 * 1024;

    @TempDir
    private Path root;

    private HostAgency agency;

    @BeforeEach
    void begin() throws Exception {
        agency = new HostAgency(root, "/var/log/*.log");
    }

    @AfterEach
    void end() {
        agency.close();
    }

    private Instant lastTime() {
        return Stamp.instant(agency.received.all.getLast().timeNanos());
    }

    @Test
    void theFirstThatIsReadHasTheTimeOfTheOneBeforeThatIsNot() throws Exception {
        agency.write(STAMP + "before the agent\n  at one\n");
        agency.read();
        agency.write("  at two\n");
        agency.read();
        assertThat(agency.received.texts()).containsExactly("  at two");
        assertThat(lastTime()).isEqualTo(THEN);
    }

    @Test
    void whatGoesOnWithoutATimeForLongIsOfThePresent() throws Exception {
        agency.write("before\n");
        agency.read();
        agency.write(STAMP + "one\n" + "more\n".repeat(200));
        agency.read();
        assertThat(lastTime()).isEqualTo(THEN);
        agency.write("and more\n");
        agency.read();
        assertThat(lastTime()).isEqualTo(agency.clock.instant());
    }

    @Test
    void aTimeWithinALineIsNotItsOwn() throws Exception {
        agency.write("before\n");
        agency.read();
        agency.write(STAMP + "x".repeat(PIECE - STAMP.length()) + "2020-01-01T00:00:00Z y\n  at two\n");
        agency.read();
        List<LogRecord> records = agency.received.all;
        assertThat(records).hasSize(2);
        assertThat(records)
                .extracting(record -> Stamp.instant(record.timeNanos()))
                .containsOnly(THEN);
    }
}
