package dockerana.plugin.dockerevents;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.plugin.docker.DockerEvent;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people read of an event. */
class SentencesTest {
    private static final Made WEB = Made.running("a", "web");

    private static String said(String type, String actor, String action, String... attributes) {
        return Sentences.of(Made.event(type, actor, Made.BEGUN, action, Optional.empty(), attributes), false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "create                     | container web was created from busybox",
                "start                      | container web started",
                "restart                    | container web was restarted",
                "stop                       | container web was stopped",
                "kill                       | container web was sent signal 15",
                "die                        | container web died, exit code 1",
                "oom                        | container web ran out of memory",
                "pause                      | container web was paused",
                "unpause                    | container web goes on after a pause",
                "destroy                    | container web was removed",
                "rename                     | container web was renamed from shop",
                "update                     | container web got other limits",
                "attach                     | container web was attached to",
                "detach                     | container web was detached from",
                "resize                     | container web got a terminal of another size",
                "archive-path               | container web had files copied out",
                "extract-to-dir             | container web had files copied in",
                "copy                       | container web had files copied",
                "export                     | container web was exported",
                "commit                     | container web was made an image",
                "checkpoint                 | container web was checkpointed",
                "top                        | container web was asked for its processes",
                "exec_create: sh -c ls      | container web is to run 'sh -c ls'",
                "exec_start: sh -c ls       | container web runs 'sh -c ls'",
                "exec_die                   | container web ended a command, exit code 1",
                "exec_detach                | container web runs a command that was detached from",
                "health_status: healthy     | container web is healthy",
                "health_status: unhealthy   | container web is unhealthy",
                "health_status              | container web is of unknown health",
                "levitate: high up          | container web: levitate: high up",
                "prune                      | unused containers were removed"
            })
    void whatHappenedToAContainer(String action, String sentence) {
        DockerEvent event =
                WEB.event(Made.BEGUN, action, "image", "busybox", "exitCode", "1", "signal", "15", "oldName", "/shop");
        assertThat(Sentences.of(event, false)).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "image   | busybox:latest | pull    | image busybox:latest was pulled",
                "image   | busybox:latest | tag     | image busybox:latest was tagged",
                "image   | busybox:latest | delete  | image busybox:latest was deleted",
                "image   | busybox:latest | prune   | unused images were removed",
                "network | n1             | create  | network n1 was created",
                "network | n1             | connect | container c2 was connected to network n1",
                "network | n1             | disconnect | container c2 was disconnected from network n1",
                "network | n1             | destroy | network n1 was removed",
                "network | n1             | remove  | network n1 was removed",
                "volume  | v1             | create  | volume v1 was created",
                "volume  | v1             | mount   | volume v1 was mounted at /data",
                "volume  | v1             | unmount | volume v1 was unmounted",
                "volume  | v1             | destroy | volume v1 was removed",
                "daemon  | x              | reload  | the Docker daemon read its configuration anew",
                "plugin  | p              | enable  | plugin p was enabled",
                "builder | ''             | prune   | unused builders were removed",
                "service | s              | update  | service s was updated",
                "node    | n              | remove  | node n was removed",
                "secret  | s              | create  | secret s was created",
                "gizmo   | g              | spin: fast | gizmo g: spin: fast",
                "''      | ''             | ''      | :"
            })
    void whatHappenedToAnythingElse(String type, String actor, String action, String sentence) {
        assertThat(said(type, actor, action, "container", "c2", "destination", "/data")
                        .strip())
                .isEqualTo(sentence);
    }

    @Test
    void whoWasKilledForWantOfMemoryIsSaidToBe() {
        assertThat(Sentences.of(WEB.event(Made.BEGUN, "die", "exitCode", "137"), true))
                .isEqualTo("container web died, exit code 137 (OOM-killed)");
    }

    @Test
    void aNameIsBetterThanAnId() {
        assertThat(said("network", "f".repeat(64), "create", "name", "shop")).isEqualTo("network shop was created");
        assertThat(said("image", "sha256:" + "f".repeat(64), "delete")).isEqualTo("image ffffffffffff was deleted");
        assertThat(said("container", "f".repeat(64), "start")).isEqualTo("container ffffffffffff started");
    }

    @Test
    void aSentenceIsOneLineAndNotLong() {
        String script = "exec_start: sh -c echo a\n\tb\u001b[1m" + "x".repeat(1000);
        assertThat(Sentences.of(WEB.event(Made.BEGUN, script), false))
                .startsWith("container web runs 'sh -c echo a b [1mxxx")
                .hasSize(401);
    }
}
