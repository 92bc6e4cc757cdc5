package dockerana.plugin.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.plugin.docker.Container;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent that ends at any instant, and the next one. */
class KilledAgentTest {
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
    void anAgentThatWasKilledRepeatsNoIdWithAnotherTextAndLosesNothing() throws Exception {
        Random random = new Random(7);
        Map<String, String> textOfId = new HashMap<>();
        List<String> written = new ArrayList<>();
        Received checkpoint = new Received();
        int number = 0;
        int tick = 0;
        agency.start(Start.parse("beginning"));
        for (int round = 0; round < 300; round++) {
            for (int i = random.nextInt(20); i > 0; i--) {
                String text = number++ + "x".repeat(random.nextInt(50));
                boolean silent = round / 40 % 2 == 1; // one stream, for many files
                String stream = silent || random.nextBoolean() ? "stdout" : "stderr";
                int cut = !silent && random.nextInt(4) == 0 ? text.length() / 2 : 0;
                tick += cut > 0 || random.nextBoolean() ? 1 : 0; // others share a nanosecond
                Instant time = JsonLog.EPOCH.plusNanos(tick);
                if (cut > 0) {
                    agency.log.write(stream, text.substring(0, cut), time);
                    String between = number++ + " between";
                    agency.log.write(
                            stream.equals("stdout") ? "stderr" : "stdout",
                            between + "\\n",
                            JsonLog.EPOCH.plusNanos(++tick));
                    written.add(between);
                    if (random.nextInt(3) == 0) {
                        turn(random, checkpoint, textOfId);
                    }
                    tick++;
                }
                agency.log.write(stream, text.substring(cut) + "\\n", time);
                written.add(text);
            }
            turn(random, checkpoint, textOfId);
        }
        agency.received.full = false;
        for (int i = 0; i < 3; i++) {
            agency.read(Given.old(agency.log.path));
        }
        note(textOfId);
        assertThat(textOfId.values()).containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void theLastWordsOfARunKeepTheirIdAlthoughWhatFollowsIsInAnotherFile() throws Exception {
        Container web = Given.fresh(agency.log.path);
        agency.log.write("stdout", "last words", JsonLog.EPOCH);
        agency.read(web);
        agency.read(Given.in("exited", web));
        assertThat(agency.received.texts()).containsExactly("last words");
        agency.start(Start.NOW);
        agency.log.rotate(5);
        agency.log.write("stdout", "the next run\\n", JsonLog.EPOCH.plusSeconds(1));
        agency.read(web);
        assertThat(agency.received.texts()).containsExactly("last words", "the next run");
    }

    @Test
    void aStreamThatWasSilentForManyFilesIsHeardAgain() throws Exception {
        agency.log.write("stderr", "long ago\\n", JsonLog.EPOCH);
        agency.read(Given.fresh(agency.log.path));
        for (int i = 0; i < 3; i++) {
            agency.log.lines(10);
            agency.log.rotate(9);
        }
        agency.log.lines(10);
        agency.read(Given.fresh(agency.log.path));
        agency.received.all.clear();
        agency.start(Start.NOW);
        agency.log.write("stderr", "now\\n", JsonLog.EPOCH.plusSeconds(1));
        agency.log.lines(1);
        agency.read(Given.fresh(agency.log.path));
        assertThat(agency.received.texts()).containsExactly("now", "line 42");
    }

    @Test
    void aLogThatIsGoneWhenTheAgentComesBackIsOneGap() throws Exception {
        agency.log.lines(3);
        agency.read(Given.fresh(agency.log.path));
        agency.start(Start.NOW);
        Files.delete(agency.log.path);
        agency.read(Given.fresh(agency.log.path));
        agency.read(Given.fresh(agency.log.path));
        assertThat(agency.collect().value("containers.web.logs.gaps")).isZero();
        agency.log.lines(2);
        agency.read(Given.fresh(agency.log.path));
        assertThat(agency.collect().value("containers.web.logs.gaps")).isEqualTo(1);
        assertThat(agency.received.texts()).hasSize(6).endsWith("line 3", "line 4");
    }

    @Test
    void anAgentThatComesBackSendsNothingThatItsFirstOneWasNotToSend() throws Exception {
        agency.log.write("stderr", "history\\n", JsonLog.EPOCH);
        agency.log.write("stderr", "its head is history, ", JsonLog.EPOCH.plusSeconds(1));
        agency.read(Given.old(agency.log.path));
        agency.log.lines(2);
        agency.read(Given.old(agency.log.path));
        agency.start(Start.NOW);
        agency.log.write("stderr", "its tail is not\\n", JsonLog.EPOCH.plusSeconds(1));
        agency.log.lines(1);
        agency.read(Given.old(agency.log.path));
        assertThat(agency.received.texts())
                .containsExactly("line 2", "line 3", "its head is history, its tail is not", "line 5");
    }

    /** What can happen between two lines. */
    private void turn(Random random, Received checkpoint, Map<String, String> textOfId) throws Exception {
        agency.received.full = random.nextInt(3) == 0;
        switch (random.nextInt(8)) {
            case 0 -> {
                agency.log.rotate(50);
                if (random.nextBoolean()) {
                    agency.log.compress();
                }
            }
            case 1 -> { // killed: what was sent since the checkpoint is forgotten
                note(textOfId);
                agency.received.crash(checkpoint);
                agency.start(Start.parse("beginning"));
            }
            case 2 -> checkpoint.last.putAll(agency.received.last);
            default -> agency.read(Given.old(agency.log.path));
        }
    }

    private void note(Map<String, String> textOfId) {
        agency.received.all.forEach(record -> {
            String before = textOfId.put(record.id(), record.text());
            assertThat(before == null || before.equals(record.text()))
                    .as("%s was '%s' and is '%s'", record.id(), before, record.text())
                    .isTrue();
        });
        agency.received.all.clear();
    }
}
