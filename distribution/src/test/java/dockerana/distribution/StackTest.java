package dockerana.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The whole stack as {@code docker-compose up} brings it up, with nothing but a page in place of Grafana. */
@Tag("service")
@ResourceLock("images of the stack")
@Timeout(2400)
class StackTest {
    private static final List<String> SERVICES =
            List.of("dockerana", "carbon", "graphite", "statsd", "elasticsearch", "grafana", "nginx");

    private static final Pattern COUNT = Pattern.compile("\"count\":(\\d+)");

    @TempDir
    static Path temporary;

    private static Stack stack;

    @BeforeAll
    static void bringItUp() throws Exception {
        stack = new Stack(temporary, Map.of(), Stack.file("grafana.yaml"));
        stack.up();
        stack.awaitHealthy(SERVICES);
    }

    @AfterAll
    static void takeItDown() throws Exception {
        if (stack != null) {
            stack.close();
        }
    }

    private static long count(String indices, String query) {
        String server = "http://127.0.0.1:9200/" + indices;
        stack.inside("elasticsearch", "curl -s -g -X POST '" + server + "/_refresh'");
        String answer = stack.inside("elasticsearch", "curl -s -g '" + server + "/_count?q=" + query + "'");
        return COUNT.matcher(answer)
                .results()
                .findFirst()
                .map(count -> Long.parseLong(count.group(1)))
                .orElse(-1L);
    }

    @Test
    void everyServiceHasBecomeHealthyAndHasItsPlaceBehindTheDoor() {
        assertThat(stack.get("/").body()).startsWith("in place of Grafana, for 127.0.0.1:");
        assertThat(stack.docker("inspect", "-f", "{{.State.ExitCode}}", Stack.container("setup")))
                .isEqualTo("0");
    }

    @Test
    void graphiteShowsTheHostAndTheContainersOfTheStack() throws Exception {
        stack.awaitPoints("dockerana.*.cpu.used");
        stack.awaitPoints("dockerana.*.filesystem.rootfs.used_percent");
        for (String service : SERVICES) {
            stack.awaitPoints("dockerana.*.containers.stack-" + service + "-1.cpu.percent");
            stack.awaitPoints("dockerana.*.containers.stack-" + service + "-1.network.eth*.rx_bytes");
        }
        stack.awaitPoints("stats.gauges.docker.host.*.loadavg.1-min"); // the names of 2014, by StatsD
        assertThat(stack.get("/graphite/").body()).contains("/graphite/composer");
        assertThat(stack.get("/graphite/static/js/composer.js").statusCode()).isEqualTo(200);
    }

    @Test
    void elasticsearchHoldsTheLinesOfTheContainers() throws Exception {
        for (String service : List.of("carbon", "elasticsearch", "nginx", "graphite")) {
            stack.get("/graphite/"); // which nginx writes a line about
            Eventually.is(
                    "lines of " + service,
                    Stack.TO_ARRIVE,
                    () -> count("dockerana-logs-*", "container.name:stack-" + service + "-1") > 0);
        }
        Eventually.is(
                "what carbon wrote before there was an agent",
                Stack.TO_ARRIVE,
                () -> count("dockerana-logs-*", "container.name:stack-carbon-1%20AND%20message:Enabling") > 0);
        assertThat(count("dockerana-logs-*", "container.name:stack-dockerana-1"))
                .as("its own")
                .isZero();
    }

    @Test
    void nobodyElseReachesElasticsearch() {
        assertThatThrownBy(() -> stack.inside("nginx", "curl -s -m 3 http://elasticsearch:9200/"))
                .isInstanceOf(RuntimeException.class);
        assertThat(stack.docker("ps", "--format", "{{.Ports}}").lines().filter(ports -> ports.contains("->")))
                .containsExactly("127.0.0.1:8080->80/tcp");
    }

    @Test
    void theAgentIsRootWithTwoOfRootsPowers() {
        String status = stack.inside("dockerana", "cat /proc/1/status");
        assertThat(status).contains("NoNewPrivs:\t1").containsPattern("(?m)^Uid:\t0\t0\t0\t0$");
        for (String set : List.of("CapPrm", "CapEff", "CapBnd")) {
            assertThat(status).as("DAC_READ_SEARCH, SYS_PTRACE").contains(set + ":\t0000000000080004");
        }
        assertThat(stack.inside("dockerana", "touch /opt/dockerana/it 2>&1 || true"))
                .contains("Read-only");
        assertThat(stack.docker(
                        "inspect",
                        "-f",
                        "{{.HostConfig.Memory}} {{.HostConfig.PidsLimit}}",
                        Stack.container("dockerana")))
                .isEqualTo("268435456 256");
        assertThat(stack.inside("dockerana", "grep -m1 ' /host/root ' /proc/self/mountinfo"))
                .contains(" ro,")
                .contains("master:"); // follows the host's mounts
    }

    @Test
    void theSecretsAreMadeOnceAndForThoseWhoNeedThem() throws Exception {
        String password = stack.inside("grafana", "cat /run/grafana/password");
        assertThat(password).matches("[A-Za-z0-9]{32}");
        assertThat(stack.inside("grafana", "stat -c '%u %a' /run/grafana/password"))
                .isEqualTo("472 600");
        stack.compose("run", "--rm", "setup");
        assertThat(stack.inside("grafana", "cat /run/grafana/password")).isEqualTo(password);
    }

    @Test
    void aKilledContainerIsAnEventEverywhere() throws Exception {
        try (BufferedReader live = new BufferedReader(
                new InputStreamReader(stack.stream("/dockerana/api/stream"), StandardCharsets.UTF_8))) {
            assertThat(live.readLine()).isNotNull(); // it comes through though it does not end
            stack.docker("kill", Stack.container("statsd"));
            String line = live.readLine();
            while (line != null && !(line.contains("stack-statsd-1") && line.contains("\"die\""))) {
                line = live.readLine();
            }
            assertThat(line).as("what the page is told").isNotNull();
        } finally {
            stack.docker("start", Stack.container("statsd")); // others look at it too
        }
        Eventually.is(
                "the mark in Graphite",
                Stack.TO_ARRIVE,
                () -> stack.get("/graphite/events/get_data?tags=docker-die&from=-10min")
                        .body()
                        .contains("stack-statsd-1"));
        Eventually.is(
                "the event in Elasticsearch",
                Stack.TO_ARRIVE,
                () -> count(
                                "dockerana-events-*",
                                "container.name:stack-statsd-1%20AND%20event.action:die%20AND%20container.exit_code:137")
                        == 1);
        stack.awaitPoints("removeBelowValue(dockerana.*.docker.events.container.die,0.01)");
        stack.awaitPoints("removeBelowValue(dockerana.*.containers.stack-statsd-1.deaths,0.01)");
    }

    @Test
    void thePageBehindTheDoorIsSeenInFull() throws Exception {
        assertThat(stack.get("/dockerana").headers().firstValue("location")).hasValue("/dockerana/");
        assertThat(stack.get("/dockerana/").body()).contains("<title>");
        assertThat(stack.get("/dockerana/api/state").body()).contains("\"access\":\"all\"");
        assertThat(stack.get("/dockerana/api/logs?container=stack-carbon-1").statusCode())
                .isEqualTo(200);
        assertThat(stack.inside(
                        "nginx",
                        "curl -s -o /dev/null -w '%{http_code}' -H 'Host: localhost' http://dockerana:8420/api/state"))
                .as("without the token")
                .isEqualTo("401");
        assertThat(
                        stack.inside(
                                "nginx",
                                "curl -s -o /dev/null -w '%{http_code}' -H 'Host: elsewhere.example.com' http://127.0.0.1/dockerana/api/state"))
                .as("by a name that was made to lead here")
                .isEqualTo("403");
    }
}
