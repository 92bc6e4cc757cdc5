package dockerana.plugin.dockerevents;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.LogRecord;
import dockerana.plugin.docker.Eventually;
import dockerana.plugin.docker.engine.RealEngine;
import java.io.IOException;
import java.time.Duration;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is told and measured of the containers of a real engine. */
@Tag("service")
@Timeout(180)
class RealEngineTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    /** An engine whose machine is busy may not hear of it where the control group goes with the one that was killed. */
    private static final String EATS_AND_LASTS = "tail -c 100000000 /dev/zero; code=$?; sleep 1; exit $code";

    private static RealEngine engine;

    @BeforeAll
    static void start() throws Exception {
        engine = RealEngine.running("docker-events");
    }

    @AfterAll
    static void stop() throws Exception {
        engine.close();
    }

    private static Watching watching() throws Exception {
        return new Watching(engine.socket(), new Emitted());
    }

    private static void run(String name, String... optionsAndCommand) throws Exception {
        String[] words = new String[optionsAndCommand.length + 5];
        System.arraycopy(new String[] {"run", "--network", "none", "--name", name}, 0, words, 0, 5);
        System.arraycopy(optionsAndCommand, 0, words, 5, optionsAndCommand.length);
        try {
            engine.docker(words);
        } catch (IOException e) { // docker run ends with the exit code of the container
        }
    }

    @Test
    void anEndCarriesExitCodeAndTheLastTenLines() throws Exception {
        String lines = IntStream.rangeClosed(3, 12).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
        try (Watching watching = watching()) {
            run(
                    "talker",
                    "busybox",
                    "sh",
                    "-c",
                    "for i in $(seq 11); do echo line $i; done; sleep 0.3; echo line 12 >&2; exit 3");
            LogRecord died = watching.told("container talker died, exit code 3");
            assertThat(died.attributes()).containsEntry("container.exit_code", 3);
            assertThat(String.valueOf(died.attributes().get("log.last_lines")).lines())
                    .containsExactlyInAnyOrderElementsOf(lines.lines().toList());
            run("terminal", "-t", "busybox", "sh", "-c", "echo -e '\\033[31mred'; echo plain");
            assertThat(watching.told("container terminal died, exit code 0").attributes())
                    .containsEntry("log.last_lines", "red\nplain");
            run("silent", "--log-driver", "none", "busybox", "echo", "unheard");
            assertThat(watching.told("container silent died, exit code 0").attributes())
                    .doesNotContainKey("log.last_lines");
            run("secret", "--label", "dockerana.logs=false", "busybox", "echo", "secret");
            assertThat(watching.told("container secret died, exit code 0").attributes())
                    .doesNotContainKey("log.last_lines");
        }
    }

    @Test
    void whoRunsOutOfMemoryIsSaidToBeKilledForIt() throws Exception {
        try (Watching watching = watching()) {
            run("hog", "-m", "16m", "--memory-swap", "16m", "busybox", "sh", "-c", EATS_AND_LASTS);
            LogRecord died = watching.told("container hog died, exit code 137 (OOM-killed)");
            assertThat(died.attributes()).containsEntry("container.exit_code", 137);
            watching.told("container hog ran out of memory");
            assertThat(watching.samples())
                    .containsEntry("containers.hog.state", 4.0)
                    .containsEntry("containers.hog.exit_code", 137.0)
                    .containsEntry("containers.hog.deaths", 1.0)
                    .hasEntrySatisfying(
                            "containers.hog.ooms", ooms -> assertThat(ooms).isGreaterThanOrEqualTo(1));
        }
    }

    @Test
    void aJobOfAMomentLeavesATraceEvenIfItIsRemoved() throws Exception {
        try (Watching watching = watching()) {
            run("brief", "--rm", "busybox", "sh", "-c", "sleep 0.3; exit 5");
            watching.told("container brief was removed");
            SortedMap<String, Double> samples = watching.samples();
            assertThat(samples)
                    .containsEntry("containers.brief.state", 4.0)
                    .containsEntry("containers.brief.exit_code", 5.0)
                    .containsEntry("containers.brief.deaths", 1.0)
                    .containsEntry("containers.brief.restarts", 0.0);
            assertThat(watching.samples().keySet()).noneMatch(path -> path.startsWith("containers.brief."));
            assertThat(watching.about("brief"))
                    .extracting(record -> record.attributes().get("event.action"))
                    .contains("create", "start", "die", "destroy");
        }
    }

    @Test
    void healthChecksAreTimedAndNotTold() throws Exception {
        try (Watching watching = watching()) {
            engine.sleeper(
                    "checked",
                    "--health-cmd",
                    "sleep 0.3; test ! -e /sick",
                    "--health-interval",
                    "1s",
                    "--health-retries",
                    "2");
            watching.told("container checked is healthy");
            Eventually.is("timed", SOON, () -> watching.sample("containers.checked.healthcheck.seconds") >= 0.3);
            assertThat(watching.samples())
                    .containsEntry("containers.checked.health", 2.0)
                    .containsEntry("containers.checked.healthcheck.failing_streak", 0.0)
                    .hasEntrySatisfying(
                            "containers.checked.healthcheck.seconds",
                            seconds -> assertThat(seconds).isLessThan(5));
            engine.docker("exec", "checked", "touch", "/sick");
            watching.told("container checked is unhealthy");
            Eventually.is(
                    "three failed", SOON, () -> watching.sample("containers.checked.healthcheck.failing_streak") >= 3);
            assertThat(watching.samples())
                    .containsEntry("containers.checked.health", 3.0)
                    .containsEntry("docker.containers.unhealthy", 1.0)
                    .containsEntry("docker.events.container.exec_start", 1.0)
                    .hasEntrySatisfying(
                            "docker.events.healthcheck.exec_start",
                            count -> assertThat(count).isGreaterThan(3));
            assertThat(watching.records.sentences())
                    .contains("container checked runs 'touch /sick'")
                    .noneMatch(sentence -> sentence.contains("sleep 0.3"));
            engine.docker("rm", "-f", "checked");
        }
    }

    @Test
    void restartsAreCountedWhoeverWantedThem() throws Exception {
        try (Watching watching = watching()) {
            engine.sleeper("again", "--stop-signal", "KILL");
            engine.docker("restart", "again");
            engine.docker("stop", "again");
            engine.docker("start", "again");
            Eventually.is("restarted", SOON, () -> watching.sample("containers.again.restarts") == 2);
            assertThat(watching.samples())
                    .containsEntry("containers.again.deaths", 2.0)
                    .containsEntry("containers.again.state", 1.0)
                    .containsEntry("containers.again.exit_code", 137.0)
                    .hasEntrySatisfying(
                            "containers.again.uptime_seconds",
                            uptime -> assertThat(uptime).isBetween(0.0, 60.0));
            engine.docker("pause", "again");
            Eventually.is("paused", SOON, () -> watching.sample("containers.again.state") == 2);
            engine.docker("rm", "-f", "again");
        }
    }

    @Test
    void whateverElseHappensIsTold() throws Exception {
        try (Watching watching = watching()) {
            engine.docker("network", "create", "shop");
            engine.docker("volume", "create", "data");
            engine.docker("tag", "busybox", "copy:1");
            engine.docker("rmi", "copy:1");
            engine.docker(
                    "run", "-d", "--name", "member", "--network", "shop", "-v", "data:/data", "busybox", "sleep", "99");
            engine.docker("rename", "member", "guest");
            engine.docker("rm", "-f", "guest");
            engine.docker("volume", "rm", "data");
            engine.docker("network", "rm", "shop");
            watching.told("network shop was removed");
            for (String sentence : new String[] {
                "network shop was created",
                "volume data was created",
                "volume data was mounted at /data",
                "container member was created from busybox",
                "container member was connected to network shop",
                "container member started",
                "container guest was renamed from member",
                "container guest was sent signal 9",
                "container guest was disconnected from network shop",
                "volume data was unmounted",
                "volume data was removed"
            }) {
                watching.told(sentence);
            }
            assertThat(watching.samples())
                    .containsEntry("docker.events.network.create", 1.0)
                    .containsEntry("docker.events.volume.destroy", 1.0)
                    .containsEntry("docker.events.image.untag", 1.0)
                    .containsEntry("docker.events.container.rename", 1.0);
            assertThat(watching.told("container member was connected to network shop")
                            .origin()
                            .attributes())
                    .containsEntry("container.name", "member");
        }
    }
}
