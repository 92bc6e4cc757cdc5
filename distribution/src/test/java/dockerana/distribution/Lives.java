package dockerana.distribution;

import static dockerana.distribution.Check.Reading.HIGHEST;
import static dockerana.distribution.Check.Reading.LAST;
import static dockerana.distribution.Check.Reading.LOWEST;
import static dockerana.distribution.Check.Reading.SILENCE;
import static dockerana.distribution.Paths.LIFE;
import static dockerana.distribution.Paths.PROBED;

import java.util.List;

/** Those of {@link Behaviours} that are about how containers begin and end, and what they are called. */
final class Lives {
    private static final double MANY = 1e12;

    private Lives() {}

    static List<Behaviour> ends() {
        return List.of(
                // a process that neither forks nor is throttled, for that can keep the kernel from freezing it
                Behaviour.of("frozen", "docker run -d --name frozen --network none busybox ping -i 0.1 127.0.0.1")
                        .runs()
                        .when("cpu.percent", percent -> percent > 0, "docker pause frozen || docker pause frozen")
                        .when("cpu.percent", percent -> percent == 0, "docker unpause frozen")
                        .check("cpu.percent", LOWEST, 0, 0)
                        .check("cpu.percent", LAST, 0.001, 10)
                        .constant("pids.current", 1)
                        .check("state", HIGHEST, 2, 2)
                        .check("state", LAST, 1, 1),
                Behaviour.of(
                                "flapper",
                                "docker run -d --name flapper --network none --health-interval 1s --health-retries 1"
                                        + " --health-cmd 'test -e /tmp/well' busybox"
                                        + " sh -c 'while :; do touch /tmp/well; sleep 4; rm /tmp/well; sleep 4; done'")
                        .runs(PROBED)
                        .check("health", HIGHEST, 3, 3)
                        .check("health", LOWEST, 1, 2)
                        .check("healthcheck.failing_streak", HIGHEST, 1, 8)
                        .check("healthcheck.failing_streak", LOWEST, 0, 0)
                        .check("healthcheck.seconds", HIGHEST, 0.001, 10)
                        .check("state", LAST, 1, 1),
                Behaviour.of(
                                "looper",
                                "docker run -d --name looper --network none --restart on-failure:2 busybox sh -c 'sleep 4; exit 3'")
                        .runs()
                        .ends(3)
                        .check("deaths_total", LAST, 3, 3)
                        .check("restarts_total", LAST, 2, 2),
                Behaviour.of("ended", "docker run -d --name ended --network none busybox sleep 3600")
                        .runs()
                        .when("cpu.percent", any -> true, "docker kill ended")
                        .ends(137)
                        .constant("ooms_total", 0),
                Behaviour.of("planned", "docker create --name planned busybox sleep 3600")
                        .reports(LIFE)
                        .constant("state", 0)
                        .constant("deaths_total", 0),
                Behaviour.of("terminal", "docker run -dt --name terminal --network none busybox sh")
                        .runs());
    }

    static List<Behaviour> names() {
        String compose = """
                docker-compose -p shop -f - %s <<'END'
                version: "2.4"
                services:
                  web: { image: busybox, command: sleep 3600, network_mode: none, stop_signal: SIGKILL, environment: { RELEASE: "%s" } }
                END
                """;
        return List.of(
                Behaviour.of(
                                "shop-web-1",
                                compose.formatted("up -d --scale web=2", "one")
                                        + compose.formatted("run -d web sleep 3600", "one"))
                        .runs()
                        .mayReport(Paths.ENDED)
                        .when("cpu.percent", any -> true, compose.formatted("up -d --scale web=2", "two")),
                Behaviour.of("shop-web-2", "").runs().mayReport(Paths.ENDED),
                Behaviour.of("shop-web-run", "").runs(),
                Behaviour.of(
                                "api-2",
                                "docker run -d --name api.2.k3x8q --network none --label com.docker.swarm.service.name=api"
                                        + " --label com.docker.swarm.task.name=api.2.k3x8q busybox sleep 3600")
                        .runs(),
                Behaviour.of(
                                "front_door",
                                "docker run -d --name x1 --network none --label 'dockerana.name=front door' busybox sleep 3600")
                        .runs(),
                Behaviour.of("web_eu", "docker run -d --name web.eu --network none busybox sleep 3600")
                        .runs(),
                Behaviour.of("hidden", "docker run -d --name hidden --label dockerana.enable=false busybox sleep 3600"),
                Behaviour.of("left-out", "docker run -d --name left-out busybox sleep 3600"),
                Behaviour.of("working", "docker run -d --name working --network none busybox sleep 3600")
                        .runs()
                        .when("cpu.percent", any -> true, "docker rename working resting")
                        .check("pids.current", SILENCE, 2, MANY),
                Behaviour.of("resting", "").runs().check("pids.current", SILENCE, 0, 1));
    }
}
