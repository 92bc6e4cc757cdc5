package dockerana.plugin.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files of a host are followed. */
class HostFilesTest {
    @TempDir
    private Path root;

    private HostAgency agency;

    @BeforeEach
    void begin() throws Exception {
        agency = new HostAgency(root, "/var/log/*.log", "/srv/**/out.txt", "/var/log/syslog", "/var/log/any*");
    }

    @AfterEach
    void end() {
        agency.close();
    }

    private Path file(String name) throws IOException {
        Path path = root.resolve(name);
        Files.createDirectories(path.getParent());
        HostAgency.write(path, "before\n");
        return path;
    }

    private List<String> names() throws IOException {
        return agency.files.look().stream().map(HostLog::name).toList();
    }

    @Test
    void allThatMatchAndThoseThatAreNamedAreFollowed() throws Exception {
        file("var/log/a.log");
        file("var/log/deeper/b.log");
        file("var/log/other");
        file("srv/out.txt");
        file("srv/one/two/out.txt");
        assertThat(names())
                .containsExactlyInAnyOrder("/var/log/syslog", "/var/log/a.log", "/srv/out.txt", "/srv/one/two/out.txt");
    }

    @Test
    void aFileThatMatchesLaterIsReadFromItsBeginning() throws Exception {
        file("var/log/old.log");
        agency.read();
        file("var/log/new.log");
        agency.read();
        assertThat(agency.received.texts()).containsExactly("before");
        assertThat(agency.received.all.getFirst().origin().attributes())
                .containsEntry("log.file.path", "/var/log/new.log");
        assertThat(agency.collect().value("logs.var_log_new_log.lines")).isEqualTo(1);
        assertThat(agency.collect().value("logs.var_log_old_log.lines")).isZero();
    }

    @Test
    void aNamedFileThatAppearsLaterIsReadFromItsBeginning() throws Exception {
        agency.read();
        file("var/log/syslog");
        agency.read();
        assertThat(agency.received.texts()).containsExactly("before");
    }

    @Test
    void whatAFileBecomesByRotationIsNoOtherLog() throws Exception {
        file("var/log/any");
        agency.read();
        file("var/log/any.1");
        file("var/log/any.2.gz");
        file("var/log/any-20260130");
        file("var/log/any-2026013012.gz");
        file("var/log/any-old.xz");
        assertThat(names()).containsExactlyInAnyOrder("/var/log/syslog", "/var/log/any");
    }

    @Test
    void aFolderThatLeadsBackToItselfIsWalkedThroughOnce() throws Exception {
        file("srv/one/out.txt");
        Files.createSymbolicLink(root.resolve("srv/one/back"), root.resolve("srv"));
        assertThat(names()).containsExactlyInAnyOrder("/var/log/syslog", "/srv/one/out.txt");
    }

    @Test
    void aFolderThatCannotBeLookedIntoIsTold() throws Exception {
        Path closed = root.resolve("var/closed");
        Files.createSymbolicLink(closed, closed);
        try (HostAgency other = new HostAgency(root, "/var/closed/*.log", "/var/none/*.log")) {
            other.read();
            assertThat(other.files.problem().orElseThrow().reason()).startsWith(closed + " cannot be looked into");
        }
    }

    @Test
    void whatALogBecameBetweenTwoLooksIsReadTooAndNothingOlder() throws Exception {
        Path ancient = file("var/log/syslog.2");
        Files.setLastModifiedTime(ancient, FileTime.from(HostAgency.NOW.minus(Duration.ofDays(1))));
        agency.read();
        HostAgency.write(root.resolve("var/log/syslog.1"), "one\n");
        HostAgency.write(root.resolve("var/log/syslog"), "two\n");
        agency.read();
        assertThat(agency.received.texts()).containsExactly("one", "two");
    }

    @Test
    void aFileThatComesBackWhileTheEndOfTheOldOneWaitsIsReadBehindIt() throws Exception {
        Path app = file("var/log/app.log");
        agency.read();
        agency.received.full = true;
        HostAgency.write(app, "one\n");
        agency.read();
        Files.delete(app);
        agency.clock.advance(Duration.ofMinutes(1));
        agency.read();
        assertThat(names()).doesNotContain("/var/log/app.log");
        HostAgency.write(app, "two\n");
        agency.read();
        agency.received.full = false;
        for (int i = 0; i < 3; i++) {
            agency.read();
        }
        assertThat(agency.received.texts()).startsWith("one").endsWith("two").hasSize(3);
        assertThat(agency.received.texts().get(1)).startsWith("Lines may be missing"); // of others of its name
        assertThat(agency.counted("lines")).isEqualTo(2);
    }

    @Test
    void aFollowedFileThatIsRenamedIsNoOtherLog() throws Exception {
        Path app = file("var/log/app.log");
        agency.read();
        Files.move(app, root.resolve("var/log/app-old.log"));
        file("var/log/app.log");
        for (int i = 0; i < 20; i++) {
            agency.read();
        }
        assertThat(names()).containsExactlyInAnyOrder("/var/log/syslog", "/var/log/app.log");
    }

    @Test
    void aFileThatIsGoneIsReadToItsEndAndForgottenAfterAWhile() throws Exception {
        Path gone = file("var/log/gone.log");
        agency.read();
        HostAgency.write(gone, "one\nno newline");
        Files.delete(gone);
        agency.read();
        assertThat(names()).contains("/var/log/gone.log");
        agency.clock.advance(Duration.ofMinutes(1));
        agency.read();
        agency.read();
        assertThat(names()).doesNotContain("/var/log/gone.log");
        assertThat(agency.received.texts()).containsExactly("one", "no newline");
        assertThat(agency.received.last).isEmpty();
        file("var/log/gone.log");
        agency.read();
        assertThat(agency.received.texts()).containsExactly("one", "no newline", "before");
    }

    @Test
    void twoPathsThatWouldHaveOneNameInSeriesHaveTwo() throws Exception {
        file("var/log/any_a");
        file("var/log/any.a");
        agency.read();
        assertThat(agency.collect().series())
                .extracting(series -> series.path())
                .doesNotHaveDuplicates();
    }

    @Test
    void aLinkLeadsToItsFileAndOneToNothingIsToldWithARemedy() throws Exception {
        file("srv/log");
        Files.createSymbolicLink(root.resolve("var/log/link.log"), root.resolve("srv/log"));
        Files.createSymbolicLink(root.resolve("var/log/syslog"), root.resolve("var/log/syslog"));
        assertThat(names()).contains("/var/log/link.log");
        agency.read();
        Problem problem = agency.followers.problem().orElseThrow();
        assertThat(problem.reason()).contains("syslog cannot be read");
        assertThat(problem.remedy()).contains("as root", "'root'");
    }
}
