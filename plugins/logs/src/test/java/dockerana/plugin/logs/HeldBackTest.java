package dockerana.plugin.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.plugin.docker.Container;
import dockerana.testkit.CollectedSamples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs of which nobody takes the records, or not all at once. */
class HeldBackTest {
    @TempDir
    private Path directory;

    private Agency agency;

    @BeforeEach
    void begin() {
        agency = new Agency(directory);
    }

    @AfterEach
    void end() {
        agency.close();
    }

    @Test
    void whatNobodyTakesIsCountedAndSentLaterFromItsOwnPlace() throws Exception {
        agency.read(Given.fresh(agency.log.path));
        agency.received.full = true;
        for (int i = 0; i < 3; i++) {
            agency.log.lines(100);
            agency.log.rotate(9);
            agency.log.compress();
            agency.read(Given.fresh(agency.log.path));
            assertThat(agency.lines()).isEqualTo(100 * (i + 1));
            assertThat(agency.received.texts()).isEmpty();
        }
        agency.received.full = false;
        agency.log.lines(1);
        agency.read(Given.fresh(agency.log.path));
        assertThat(agency.received.texts()).hasSize(301).doesNotHaveDuplicates();
        assertThat(new HashSet<>(agency.received.ids())).hasSize(301);
        assertThat(agency.lines()).isEqualTo(301);
        assertThat(agency.collect().value("containers.web.logs.gaps")).isZero();
    }

    @Test
    void whatIsGoneBeforeItWasSentIsAGapOnceAndARecord() throws Exception {
        Container web = Given.fresh(agency.log.path);
        agency.log.lines(1000);
        agency.received.full = true;
        agency.read(web);
        for (int i = 0; i < 4; i++) {
            agency.log.lines(1000);
            agency.log.rotate(2);
            agency.read(web);
        }
        agency.received.full = false;
        agency.log.lines(1);
        agency.read(web);
        assertThat(agency.lines()).isEqualTo(5001);
        assertThat(agency.collect().value("containers.web.logs.gaps")).isEqualTo(1);
        assertThat(agency.received.all.stream()
                        .filter(record -> record.attributes().containsKey("dockerana.gap")))
                .hasSize(1);
        assertThat(agency.received.texts()).last().isEqualTo("line 5000");
        assertThat(new HashSet<>(agency.received.ids())).hasSameSizeAs(agency.received.all);
    }

    @Test
    void aContainerThatTheEngineDidNotNameForAMomentIsReadOn() throws Exception {
        Container web = Given.fresh(agency.log.path);
        agency.received.full = true;
        agency.log.lines(1);
        agency.read(web);
        agency.read();
        agency.log.lines(1);
        agency.read(web);
        assertThat(agency.lines()).isEqualTo(2);
        agency.received.full = false;
        agency.read(web);
        assertThat(agency.received.texts()).containsExactly("line 0", "line 1");
        assertThat(agency.collect().value("containers.web.logs.gaps")).isZero();
    }

    @Test
    void whileNobodyWantsRecordsLinesAreCountedAndGapsToo() throws Exception {
        agency.received.wanted = false;
        Container web = Given.fresh(agency.log.path);
        agency.log.lines(10);
        agency.read(web);
        agency.log.rotate(1);
        agency.log.lines(20);
        agency.read(web);
        assertThat(agency.lines()).isEqualTo(30);
        assertThat(agency.collect().value("containers.web.logs.gaps")).isEqualTo(1);
        assertThat(agency.received.all).isEmpty();
    }

    @Test
    void ofContainersThatAreGoneNotTooManyWaitForSomebodyToTakeTheirLines() throws Exception {
        agency.received.full = true;
        for (int i = 0; i < 110; i++) {
            JsonLog one = new JsonLog(Files.createDirectory(directory.resolve("c" + i)));
            one.lines(2);
            Instant created = Given.AGENT_STARTS.plusSeconds(i + 1);
            String id = "%064d".formatted(i);
            agency.read(Given.container(id, "c" + i, "running", one.path, created, created, Optional.empty()));
        }
        agency.read();
        assertThat(agency.followers.size()).isEqualTo(100);
        CollectedSamples samples = agency.collect();
        assertThat(samples.value("containers.c0.logs.gaps")).isEqualTo(1);
        assertThat(samples.value("containers.c10.logs.gaps")).isZero();
        agency.received.full = false;
        agency.read();
        assertThat(agency.followers.size()).isZero();
        assertThat(agency.received.all)
                .as("one list had been made of the first")
                .hasSize(2 * 100 + 2);
    }

    @Test
    void whoeverHasToWaitIsNotAlwaysTheSame() throws Exception {
        List<Container> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            JsonLog one = new JsonLog(Files.createDirectory(directory.resolve("c" + i)));
            one.lines(10_000);
            Instant created = Given.AGENT_STARTS.plusSeconds(1);
            all.add(Given.container(
                    "%064d".formatted(i), "c" + i, "running", one.path, created, created, Optional.empty()));
        }
        for (int round = 0; round < 12; round++) {
            agency.received.room = 1;
            agency.read(all.toArray(Container[]::new));
        }
        for (int i = 0; i < 3; i++) {
            String id = "%064d".formatted(i);
            assertThat(agency.received.all)
                    .anyMatch(record -> record.origin().key().startsWith(id));
        }
    }

    @Test
    void whatNobodyTakesIsHeldUntilItIsTakenAlsoIfItsContainerIsRemovedMeanwhile() throws Exception {
        JsonLog other = new JsonLog(Files.createDirectory(directory.resolve("other")));
        other.lines(1);
        agency.log.lines(5);
        agency.received.full = true;
        Instant created = Given.AGENT_STARTS.plusSeconds(1);
        Container first =
                Given.container("b".repeat(64), "b", "running", other.path, created, created, Optional.empty());
        agency.read(first);
        agency.read(first, Given.fresh(agency.log.path));
        Files.delete(agency.log.path);
        agency.read(first);
        agency.received.full = false;
        agency.read(first);
        assertThat(agency.received.texts()).hasSize(6);
    }

    @Test
    void aNoisyContainerDoesNotKeepTheOthersWaiting() throws Exception {
        JsonLog quiet = new JsonLog(Files.createDirectory(directory.resolve("quiet")));
        agency.log.lines(50_000);
        quiet.lines(1);
        Container noisy = Given.fresh(agency.log.path);
        Container other = Given.container(
                "b".repeat(64), "quiet", "running", quiet.path, noisy.created(), noisy.created(), Optional.empty());
        agency.followers.update(List.of(noisy, other));
        agency.followers.read(1);
        agency.followers.read(1);
        agency.followers.read(1);
        assertThat(agency.received.all).anyMatch(record -> record.origin().key().startsWith("bbb"));
        assertThat(agency.received.all.size()).isLessThan(10_000);
        agency.followers.read(Agency.ENOUGH);
        assertThat(agency.received.all).hasSize(50_001);
    }
}
