package dockerana.plugin.local.web;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Component.Role;
import dockerana.api.Health;
import dockerana.api.Metric;
import dockerana.api.Status;
import dockerana.plugin.local.web.access.WebConfig;
import dockerana.plugin.local.web.containers.Facts;
import dockerana.plugin.local.web.json.Tree;
import dockerana.testkit.TestAgent;
import dockerana.testkit.TestBatch;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiTest {
    @TempDir
    Path data;

    @Test
    void thePastIsAnsweredWithUnitsAndGaps() throws Exception {
        Instant slot = Samples.slot();
        try (Page page = new Page(data)) {
            for (int i = 6; i >= 0; i--) {
                if (i != 3) {
                    page.add(new TestBatch()
                            .from("stats")
                            .at(slot.minusSeconds(10L * i))
                            .add(Samples.WEB_RECEIVED, 1000, 10 * i)
                            .add(Samples.WEB_CPU, i)
                            .build());
                }
            }
            Tree past = page.get(
                    "/api/series?path=containers.web.*.percent&path=containers.*.network.eth0.rx_bytes&from=-300&points=10000");
            assertThat(past.at("series").list()).hasSize(2);
            Tree cpu = past.at("series", 0);
            assertThat(cpu.at("path").text()).isEqualTo("containers.web.cpu.percent");
            assertThat(cpu.at("unit").text()).isEqualTo("percent");
            assertThat(cpu.at("labels", "container").text()).isEqualTo("web");
            int index = (int) ((slot.getEpochSecond() - (long) cpu.at("start").number()) / 10);
            assertThat(cpu.at("average").list().get(index)).isEqualTo(0L);
            assertThat(cpu.at("average").list().get(index - 2)).isEqualTo(2L);
            assertThat(cpu.at("average").list().get(index - 3)).isNull();
            Tree received = past.at("series", 1);
            assertThat(received.at("unit").text()).isEqualTo("bytes/s");
            assertThat(received.at("average").list().get(index - 2)).isEqualTo(2L);
        }
    }

    /** Whatever is asked for: the answer has to fit the memory of a small process. */
    @Test
    void whereThereAreManySeriesEachHasFewerValues() throws Exception {
        Instant slot = Samples.slot();
        try (Page page = new Page(data)) {
            for (int i = 600; i >= 0; i--) {
                TestBatch batch = new TestBatch().from("stats").at(slot.minusSeconds(10L * i));
                for (int container = 0; container < 200; container++) {
                    batch.add(Samples.CPU.of("c" + container), i);
                }
                page.add(batch.build());
            }
            Tree all = page.get("/api/series?path=**&points=10000&from=-6000");
            assertThat(all.at("series").list()).hasSize(200);
            assertThat(all.at("series", 0, "average").list()).hasSizeBetween(250, 501);
            Tree one = page.get("/api/series?path=containers.c7.cpu.percent&points=10000&from=-6000");
            assertThat(one.at("series", 0, "average").list()).hasSizeGreaterThan(590);
        }
    }

    @Test
    void linesAreFoundByPlaceStreamAndText() throws Exception {
        Instant now = Instant.ofEpochSecond(Instant.now().getEpochSecond());
        try (Page page = new Page(data)) {
            for (int i = 0; i < 20; i++) {
                page.add(Samples.line("web", i % 2 == 0 ? "stdout" : "stderr", now.plusSeconds(i), 0, "Line " + i));
            }
            Tree last = page.get("/api/logs?container=web&limit=3");
            assertThat(texts(last)).containsExactly("Line 17", "Line 18", "Line 19");
            assertThat(last.at("older").text()).isEqualTo("true");
            String cursor = last.at("lines", 0, "cursor").text();
            assertThat(texts(page.get("/api/logs?container=web&limit=2&before=" + cursor)))
                    .containsExactly("Line 15", "Line 16");
            assertThat(texts(page.get("/api/logs?container=web&after=" + cursor)))
                    .containsExactly("Line 18", "Line 19");
            assertThat(texts(page.get("/api/logs?container=web&limit=4&around=" + (now.getEpochSecond() + 10))))
                    .containsExactly("Line 8", "Line 9", "Line 10", "Line 11");
            assertThat(texts(page.get("/api/logs?container=web&stream=stderr&text=line%201")))
                    .containsExactly("Line 1", "Line 11", "Line 13", "Line 15", "Line 17", "Line 19");
            assertThat(texts(page.get("/api/logs?container=other"))).isEmpty();
        }
    }

    @Test
    void logsOfTheMachineAreFoundByTheirNamesAndContainersAreNoneOfThem() throws Exception {
        try (Page page = new Page(data)) {
            assertThat(page.get("/api/host-logs").at("logs").list()).isEmpty();
            page.add(
                    Samples.line("web", "stdout", Instant.now(), 0, "of a container"),
                    Samples.lineOfFile("journal", 1, "of a unit"),
                    Samples.lineOfFile("/var/log/syslog", 1, "an older one"));
            page.add(Samples.lineOfFile("/var/log/syslog", 2, "the last one"));
            Tree logs = page.get("/api/host-logs").at("logs");
            assertThat(logs.list()).hasSize(2);
            assertThat(logs.at(0, "name").text()).isEqualTo("/var/log/syslog");
            assertThat(logs.at(0, "last", "text").text()).isEqualTo("the last one");
            assertThat(logs.at(1, "name").text()).isEqualTo("journal");
            assertThat(texts(
                            page.get("/api/logs?container=" + logs.at(1, "name").text())))
                    .containsExactly("of a unit");
        }
    }

    private static List<String> texts(Tree log) {
        return log.at("lines").list().stream()
                .map(line -> new Tree(line).at("text").text())
                .toList();
    }

    @Test
    void healthIsTwoHundredUntilSomethingFails() throws Exception {
        try (Page degraded = new Page(
                agent(Status.degraded("slow", "wait")), Page.config("127.0.0.1:0", WebConfig.Auth.TOKEN), Facts.NONE)) {
            HttpResponse<String> answer = degraded.ask("/health");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(Tree.parse(answer.body()).at("level").text()).isEqualTo("degraded");
        }
        try (Page failed = new Page(
                agent(Status.failed("carbon refused", "start it")),
                Page.config("127.0.0.1:0", WebConfig.Auth.TOKEN),
                Facts.NONE)) {
            HttpResponse<String> answer = failed.ask("/health");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(Tree.parse(answer.body()).at("reasons").list())
                    .isEqualTo(List.of("sink graphite: carbon refused"));
        }
    }

    private TestAgent agent(Status status) {
        Health.Part part =
                new Health.Part(Role.SINK, "graphite", "carbon", status, 0, 0, 0, Map.of(), Optional.empty());
        return TestAgent.ofSink("local").withData(data).withHealth(new Health(Instant.EPOCH, List.of(part), List.of()));
    }

    @Test
    void theAgentsOwnNumbersAreInPrometheusFormat() throws Exception {
        Metric sent = Metric.counter("agent.sinks.{sink}.sent", "what was\ndelivered");
        try (Page page = new Page(data)) {
            page.add(new TestBatch()
                    .from("agent")
                    .at(Samples.slot())
                    .add(sent.of("a\"b"), 5e9, 10)
                    .add(sent.of("c"), 7, 1)
                    .gauge("agent.rss_bytes", 1.5)
                    .build());
            page.add(Samples.host(3));
            assertThat(page.ask("/metrics").body().lines().skip(2))
                    .containsExactly(
                            "# HELP dockerana_agent_rss_bytes A gauge of a test",
                            "# TYPE dockerana_agent_rss_bytes gauge",
                            "dockerana_agent_rss_bytes 1.5",
                            "# HELP dockerana_agent_sinks_sent_total what was\\ndelivered",
                            "# TYPE dockerana_agent_sinks_sent_total counter",
                            "dockerana_agent_sinks_sent_total{sink=\"a\\\"b\"} 5000000000",
                            "dockerana_agent_sinks_sent_total{sink=\"c\"} 7");
        }
    }
}
