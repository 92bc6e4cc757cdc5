package dockerana.plugin.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MembershipTest {
    private static final String ID = "a1".repeat(32);

    @TempDir
    private Path proc;

    private Optional<Membership> of(String... lines) throws IOException {
        Files.createDirectories(proc.resolve("42"));
        Files.write(proc.resolve("42/cgroup"), List.of(lines));
        return Membership.of(proc, 42, ID);
    }

    @ParameterizedTest
    @CsvSource({
        "/docker/ID, /docker/ID",
        "/system.slice/docker-ID.scope, /system.slice/docker-ID.scope",
        "/system.slice/docker-ID.scope/init.scope, /system.slice/docker-ID.scope",
        "/docker/ffff/docker/ID/app, /docker/ffff/docker/ID",
        "/../ID, /../ID",
        "/user.slice/user-7.slice/user@7.service/user.slice/docker-ID.scope, /user.slice/user-7.slice/user@7.service/user.slice/docker-ID.scope"
    })
    void thePathEndsWithTheNodeThatHasTheId(String path, String expected) throws Exception {
        assertThat(of("0::" + path.replace("ID", ID)).orElseThrow().unified()).contains(expected.replace("ID", ID));
    }

    @Test
    void controllersOfOneHierarchyShareAPath() throws Exception {
        Membership membership = of("7:cpu,cpuacct:/docker/" + ID, "3:memory:/docker/" + ID, "1:name=systemd:/", "0::/")
                .orElseThrow();

        assertThat(membership.byController()).containsOnlyKeys("cpu", "cpuacct", "memory");
        assertThat(membership.unified()).isEmpty();
    }

    @Test
    void aProcessOfSomethingElseIsNotTheContainers() throws Exception {
        assertThat(of("7:cpu,cpuacct:/docker/" + "b2".repeat(32), "0::/system.slice/cron.service"))
                .isEmpty();
        assertThat(of("0::/")).isEmpty();
        assertThat(of("")).isEmpty();
    }

    @Test
    void aProcessThatIsGoneHasNone() throws Exception {
        assertThat(Membership.of(proc, 43, ID)).isEmpty();
    }
}
