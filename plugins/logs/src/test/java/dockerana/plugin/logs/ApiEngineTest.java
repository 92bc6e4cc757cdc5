package dockerana.plugin.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Series;
import dockerana.api.Status;
import dockerana.api.Tls;
import dockerana.plugin.containers.Via;
import dockerana.plugin.docker.RunningService;
import dockerana.plugin.docker.engine.Authority;
import dockerana.plugin.docker.engine.RealEngine;
import dockerana.plugin.docker.engine.Tunnel;
import dockerana.testkit.CollectedSamples;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Logs that a real engine tells, beside the same logs in its files. */
@Tag("service")
@Timeout(600)
class ApiEngineTest {
    private static final int LINES = "true".equals(System.getenv("DOCKERANA_LONG")) ? 25_000 : 3_000;
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration LATER = Duration.ofMinutes(1);
    private static final int PORT = 2376;
    private static final String LONG = "head -c 40000 /dev/zero | tr '\\0' x; echo; ";

    @TempDir
    private Path folder;

    private static RunningService service(RealEngine engine) throws Exception {
        RunningService service = new RunningService(engine.socket(), Duration.ofSeconds(60));
        service.reached(SOON);
        return service;
    }

    private static void run(RealEngine engine, String name, String script, String... options) throws Exception {
        List<String> words = new ArrayList<>(List.of("run", "-d", "--network", "none", "--name", name));
        words.addAll(List.of(options));
        words.addAll(List.of("busybox", "sh", "-c", script));
        engine.docker(words.toArray(String[]::new));
    }

    private static String writer(int lines) {
        return "i=0; while [ $i -lt " + lines + " ]; do echo out $i; echo err $i >&2; i=$((i+1));"
                + " [ $((i%500)) != 0 ] || { " + LONG + "}; done; printf 'no newline'";
    }

    @Test
    void readBothWaysAtOnceTheLinesOfFourWritersHaveTheSameIds() throws Exception {
        try (RealEngine engine = RealEngine.running("logs-both");
                RunningService service = service(engine);
                Following files = new Following(service, Via.FILES, "now");
                Following api = new Following(service, Via.API, "now")) {
            for (int i = 0; i < 4; i++) {
                run(engine, "writer" + i, writer(LINES), i == 3 ? new String[] {"-t"} : new String[] {});
            }
            for (int i = 0; i < 4; i++) {
                engine.docker("wait", "writer" + i);
            }
            int all = 4 * (2 * LINES + LINES / 500 + 1);
            Following.await("read by files", LATER, () -> files.received.texts().size() >= all);
            Following.awaitTheSame(files, api, LATER);
            assertThat(api.textOfId()).isEqualTo(files.textOfId()).hasSize(all);
            assertThat(numbers(api)).isEqualTo(numbers(files)).hasSize(4 * 4 - 2);
            assertThat(api.agent.lastStatus().way()).contains("Docker API");
            System.out.printf("%d records both ways, the same ids%n", all);
        }
    }

    /** Lines and bytes, by path. */
    private static Map<String, Double> numbers(Following following) {
        CollectedSamples counted = following.counted();
        return counted.series().stream()
                .map(Series::path)
                .filter(path -> path.endsWith(".lines") || path.endsWith(".bytes"))
                .collect(Collectors.toMap(path -> path, counted::value));
    }

    @Test
    void driversWithoutFilesAreReadAndThoseThatCannotBeReadAreTold() throws Exception {
        try (RealEngine engine = RealEngine.running("logs-drivers", Map.of("JOURNALD", "1"));
                RunningService service = service(engine);
                Following logs = new Following(service, Via.AUTO, "now")) {
            String script = "echo one; " + LONG + "echo err >&2; sleep 1; printf end";
            for (String driver : List.of("json-file", "local", "journald")) {
                run(engine, driver, script, "--log-driver", driver);
                run(engine, "tty-" + driver, script, "-t", "--log-driver", driver);
            }
            run(engine, "cached", script, "--log-driver", "syslog", "--log-opt", "syslog-address=udp://127.0.0.1:5514");
            List<String> names =
                    List.of("json-file", "local", "journald", "cached", "tty-json-file", "tty-local", "tty-journald");
            for (String name : names) {
                Following.await(name, SOON, () -> logs.texts(name).size() >= 4);
                assertThat(logs.texts(name))
                        .as(name)
                        .containsExactlyInAnyOrder("one", "x".repeat(40_000), "err", "end");
                engine.docker("wait", name);
                engine.docker("start", name);
                Following.await(name, SOON, () -> logs.texts(name).size() >= 8);
                assertThat(logs.texts(name)).as(name).hasSize(8);
            }
            assertThat(logs.textOfId()).hasSize(8 * names.size());
            assertThat(logs.agent.lastStatus().level()).isEqualTo(Status.Level.OK);
            assertThat(logs.agent.lastStatus().way()).contains("2 by files, 5 by the Docker API");

            run(engine, "silent", "echo one; sleep 3600", "--log-driver", "none");
            Following.await("told", SOON, () -> logs.agent.lastStatus().level() == Status.Level.DEGRADED);
            assertThat(logs.agent.lastStatus().message()).contains("silent", "none");
            assertThat(logs.agent.lastStatus().remedy().orElseThrow()).contains("log driver");
        }
    }

    @Test
    void anEngineThatRestartsLosesNoLineAndRepeatsNone() throws Exception {
        for (Map<String, String> settings : List.of(Map.<String, String>of(), Map.of("LIVE_RESTORE", "1"))) {
            String name = "logs-restart" + settings.size();
            try (RealEngine engine = RealEngine.running(name, settings);
                    RunningService service = service(engine);
                    Following api = new Following(service, Via.API, "now")) {
                String script = "i=0; while true; do echo $i; i=$((i+1)); sleep 0.02; done";
                run(engine, "web", script, "--restart", "always");
                Following.await("read", SOON, () -> api.texts("web").size() > 50);
                if (settings.isEmpty()) {
                    engine.stop();
                } else {
                    engine.kill();
                }
                engine.start();
                int before = api.texts("web").size();
                Following.await("read on", LATER, () -> api.texts("web").size() > before + 100);
                api.restart();
                Following.await("read on", SOON, () -> api.texts("web").size() > before + 200);
                engine.docker("restart", "-t", "0", "web");
                Following.await("read on", SOON, () -> api.texts("web").size() > before + 300);
                engine.docker("stop", "-t", "0", "web");
                try (Following files = new Following(service, Via.FILES, "beginning")) {
                    Following.awaitTheSame(files, api, SOON);
                }
                assertThat(api.received.ids()).doesNotHaveDuplicates();
                assertThat(api.texts("web")).as("gaps").noneMatch(text -> text.contains("missing"));
                System.out.printf(
                        "%s: %d lines, none missing or twice%n",
                        name, api.texts("web").size());
            }
        }
    }

    @Test
    void anEngineElsewhereIsReadOverTcpAndTls() throws Exception {
        Authority authority = new Authority(folder.resolve("authority"));
        Path own = authority.issue("client").folder();
        String server = authority.issue("server").folder().toString();
        Tls tls = new Tls(
                Optional.of(own.resolve("ca.pem")),
                Optional.of(own.resolve("cert.pem")),
                Optional.of(own.resolve("key.pem")),
                true);
        String address = "127.0.0.1:" + PORT;
        elsewhere(Map.of("TCP", address), Optional.empty());
        elsewhere(Map.of("TCP", address, "TLS", server), Optional.of(tls));
    }

    private static void elsewhere(Map<String, String> settings, Optional<Tls> tls) throws Exception {
        try (RealEngine engine = RealEngine.running("logs-remote" + settings.size(), settings);
                Tunnel tunnel = engine.tunnel(PORT);
                RunningService service = new RunningService(URI.create("tcp://127.0.0.1:" + tunnel.port()), tls);
                RunningService here = service(engine)) {
            service.reached(SOON);
            try (Following remote = new Following(service, Via.AUTO, "now");
                    Following files = new Following(here, Via.FILES, "now")) {
                run(engine, "web", writer(500) + "; echo; sleep 1; echo last; sleep 3600");
                Following.await("read", SOON, () -> remote.texts("web").contains("last"));
                assertThat(remote.textOfId()).hasSize(1003);
                Following.awaitTheSame(files, remote, SOON);
                assertThat(remote.agent.lastStatus().way()).contains("Docker API");
            }
        }
    }
}
