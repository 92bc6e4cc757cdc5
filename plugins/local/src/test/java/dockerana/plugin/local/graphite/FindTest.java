package dockerana.plugin.local.graphite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockerana.plugin.local.history.Points;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindTest {
    private final InMemoryHistory history = new InMemoryHistory();
    private final Asked asked = new Asked(history);

    FindTest() {
        remember("dockerana.web01.containers.web.cpu.percent", "web", 0);
        remember("dockerana.web01.containers.gone.cpu.percent", "gone", 7200);
        remember("dockerana.web01.load.1m", "", 0);
    }

    private void remember(String path, String container, long secondsAgo) {
        Points points = new Points(Asked.NOW - secondsAgo, 10, new double[] {1});
        Map<String, String> labels =
                container.isEmpty() ? Map.of("host", "web01") : Map.of("host", "web01", "container", container);
        history.with(path, "x", labels, points, points);
    }

    private String found(String... settings) {
        return Asked.text(asked.graphite.find(Asked.parameters(settings)));
    }

    private String expanded(String... settings) {
        return Asked.text(asked.graphite.expand(Asked.parameters(settings)));
    }

    @Test
    void branchesAndLeavesAreToldApart() {
        assertThat(found("query=*"))
                .isEqualTo(
                        "[{\"text\": \"dockerana\", \"id\": \"dockerana\", \"allowChildren\": 1, \"expandable\": 1, \"leaf\": 0}]");
        assertThat(found("query=dockerana.*.load.*"))
                .isEqualTo(
                        "[{\"text\": \"1m\", \"id\": \"dockerana.*.load.1m\", \"allowChildren\": 0, \"expandable\": 0, \"leaf\": 1}]");
        assertThat(found("query=no.*")).isEqualTo("[]");
    }

    @Test
    void deadContainersAreFoundOnlyInTheirTime() {
        assertThat(found("query=dockerana.web01.containers.*")).contains("\"web\"", "\"gone\"");
        assertThat(found("query=dockerana.web01.containers.*", "from=-1h", "until=now"))
                .contains("\"web\"")
                .doesNotContain("gone");
        assertThat(found(
                        "query=dockerana.web01.containers.*",
                        "from=" + (Asked.NOW - 8000),
                        "until=" + (Asked.NOW - 7000)))
                .contains("\"gone\"")
                .doesNotContain("\"web\"");
        assertThat(expanded("query=dockerana.*.containers.*", "from=-1h"))
                .isEqualTo("{\"results\": [\"dockerana.web01.containers.web\"]}");
    }

    @Test
    void withoutAQueryNothingIsFound() {
        assertThatThrownBy(() -> found("from=-1h")).hasMessage("the parameter 'query' is missing");
        assertThatThrownBy(() -> found("query=")).hasMessage("the parameter 'query' is missing");
        assertThat(expanded()).isEqualTo("{\"results\": []}");
    }

    @Test
    void tagsAndTheirValuesAreCompleted() {
        assertThat(Asked.text(asked.graphite.tags(Asked.parameters())))
                .isEqualTo("[\"container\", \"host\", \"name\"]");
        assertThat(Asked.text(asked.graphite.tags(Asked.parameters("expr=container=web", "tagPrefix=h"))))
                .isEqualTo("[\"host\"]");
        assertThat(Asked.text(asked.graphite.tagValues(Asked.parameters("tag=container", "limit=10000"))))
                .isEqualTo("[\"gone\", \"web\"]");
        assertThat(Asked.text(asked.graphite.tagValues(Asked.parameters("tag=container", "from=-1h"))))
                .isEqualTo("[\"web\"]");
        assertThat(Asked.text(asked.graphite.tagValues(Asked.parameters("tag=nosuch"))))
                .isEqualTo("[]");
    }
}
