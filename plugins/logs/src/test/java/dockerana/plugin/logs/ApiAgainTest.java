package dockerana.plugin.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.plugin.docker.Container;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An agent that reads by the API goes on where the one before ended, whichever way that read. */
@Timeout(60)
class ApiAgainTest {
    private final ApiAgency agency = new ApiAgency();

    @AfterEach
    void close() {
        agency.close();
    }

    @Test
    void theAgentThatComesBackGoesOnBehindWhatWasSent() throws Exception {
        agency.write(2, "one\n");
        agency.write(2, "two\n");
        agency.awaitTexts(agency.fresh, "one", "two");
        agency.start(Start.NOW, ApiAgency.FOREVER);
        agency.write(2, "three\n");
        agency.awaitTexts(agency.fresh, "one", "two", "three");
        assertThat(agency.received.ids())
                .doesNotHaveDuplicates()
                .last()
                .asString()
                .endsWith("/2");
        assertThat(agency.received.all.getLast().origin().file()).endsWith(":api");
    }

    @Test
    void whatIsGoneWhenTheAgentComesBackIsAGap() throws Exception {
        agency.write(2, "one\n");
        agency.awaitTexts(agency.fresh, "one");
        agency.start(Start.NOW, ApiAgency.FOREVER);
        agency.api.forget();
        agency.write(9, "three\n");
        agency.await(agency.fresh, () -> agency.received.texts().size() == 3);
        assertThat(agency.received.texts().get(1)).startsWith("Lines may be missing between");
        assertThat(agency.counted("gaps")).isEqualTo(1);
    }

    @Test
    void filesGoOnWhereTheApiEndedAndTheOtherWayRound(@TempDir Path directory) throws Exception {
        JsonLog log = new JsonLog(directory);
        Instant time = ApiAgency.NOW.plusSeconds(2);
        Container web = Given.fresh(log.path);
        agency.api.local(false);
        for (String text : List.of("one", "two")) {
            agency.api.write(Line.STDOUT, time, text + "\n");
            log.write("stdout", text + "\\n", time);
        }
        agency.awaitTexts(web, "one", "two");
        agency.api.local(true);
        agency.start(Start.NOW, ApiAgency.FOREVER);
        log.write("stdout", "three\\n", time);
        agency.api.write(Line.STDOUT, time, "three\n");
        agency.awaitTexts(web, "one", "two", "three");
        assertThat(agency.followers.way()).isEqualTo("log files");
        agency.api.local(false);
        agency.start(Start.NOW, ApiAgency.FOREVER);
        agency.api.write(Line.STDOUT, time, "four\n");
        agency.awaitTexts(web, "one", "two", "three", "four");
        assertThat(agency.received.ids().stream().map(id -> id.substring(id.length() - 1)))
                .containsExactly("0", "1", "2", "3");
        assertThat(agency.counted("gaps")).isZero();
    }
}
