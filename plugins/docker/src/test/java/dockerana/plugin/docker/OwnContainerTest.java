package dockerana.plugin.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.plugin.docker.engine.RealEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How the agent knows the container it runs in. */
@Timeout(120)
class OwnContainerTest {
    private static final String ID = "0123456789abcdef".repeat(4);
    private static final String OTHER = "fedcba9876543210".repeat(4);
    private static final String MOUNT =
            "631 620 8:1 /var/lib/docker/containers/%s/hostname /etc/hostname rw - ext4 x rw\n".formatted(ID);

    @TempDir
    private Path self;

    private void proc(String cgroup, String mountinfo) throws IOException {
        Files.writeString(self.resolve("cgroup"), cgroup);
        Files.writeString(self.resolve("mountinfo"), mountinfo);
    }

    @Test
    void aHiddenControlGroupLeavesTheFileWithTheHostsName() throws IOException {
        proc("0::/\n", MOUNT);
        assertThat(OwnContainer.id(self)).contains(ID);
    }

    @Test
    void theControlGroupGoesBeforeWhatContainersShare() throws IOException {
        proc("9:name=systemd:/\n0::/system.slice/docker-%s.scope\n".formatted(OTHER), MOUNT);
        assertThat(OwnContainer.id(self)).contains(OTHER);
        proc("0::/docker/%s/docker/%s\n".formatted(OTHER, ID), "");
        assertThat(OwnContainer.id(self)).as("the inner one").contains(ID);
    }

    @Test
    void whatIsNoContainerHasNone() throws IOException {
        assertThat(OwnContainer.id(self)).as("without /proc").isEmpty();
        proc(
                "0::/user.slice/session-%s0.scope\n".formatted(ID),
                "631 620 0:52 / /var/lib/docker/containers/%s/mounts/shm rw - tmpfs shm rw\n".formatted(ID));
        assertThat(OwnContainer.id(self)).isEmpty();
    }

    /** Runs this class in containers that have nothing but what they see of this machine's JDK. */
    @Test
    @Tag("service")
    void everyKindOfContainerKnowsItself() throws Exception {
        try (RealEngine engine = RealEngine.running("docker-own")) {
            engine.sleeper("other");
            for (String options : List.of(
                    "--network none",
                    "--network host",
                    "--network none --uts host",
                    "--network none --pid host",
                    "--network none --ipc host",
                    "--network none --cgroupns private",
                    "--network host --cgroupns private",
                    "--network none --hostname web01 --read-only --user 65534",
                    "--network container:other")) {
                String id = inside(engine, options);
                assertThat(engine.docker("wait", id)).as(() -> log(engine, id)).isEqualTo("0");
                assertThat(log(engine, id)).as(options).isEqualTo(id);
            }
        }
    }

    private static String log(RealEngine engine, String id) {
        try {
            return engine.docker("logs", id);
        } catch (IOException | InterruptedException e) {
            return e.toString();
        }
    }

    private static String inside(RealEngine engine, String options) throws Exception {
        Path java = Path.of(System.getProperty("java.home")).toRealPath();
        List<String> words = new ArrayList<>(List.of("run", "-d"));
        words.addAll(List.of(options.split(" ", -1)));
        for (String seen : List.of("/lib", "/lib64", "/usr/lib", java.toString())) {
            words.addAll(List.of("-v", seen + ":" + seen + ":ro"));
        }
        words.addAll(List.of("-v", classes(OwnContainer.class) + ":/main:ro"));
        words.addAll(List.of("-v", classes(InContainer.class) + ":/test:ro", "busybox"));
        words.addAll(List.of(java.resolve("bin/java").toString(), "-Xshare:auto", "-cp", "/main:/test"));
        words.add(InContainer.class.getName());
        return engine.docker(words.toArray(String[]::new));
    }

    private static Path classes(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    /** What runs in there. */
    static final class InContainer {
        private InContainer() {}

        /** Prints the container's id. */
        public static void main(String[] arguments) {
            System.out.println(OwnContainer.id(Path.of("/proc/self")).orElse("none"));
        }
    }
}
