package dockerana.plugin.local.graphite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockerana.plugin.local.graphite.query.QueryException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventRepliesTest {
    private final List<GraphiteEvent> remembered = new ArrayList<>();
    private final Asked asked = new Asked(new InMemoryHistory(), Limits.forHeap(32 << 20), new GraphiteEvents() {
        @Override
        public List<GraphiteEvent> between(long from, long until) {
            return remembered.stream()
                    .filter(event -> event.when() >= from && event.when() <= until)
                    .toList();
        }

        @Override
        public void add(long when, String what, String data, List<String> tags) {
            remembered.add(new GraphiteEvent(remembered.size() + 1L, when, what, data, tags));
        }
    });

    private String events(String... settings) {
        return Asked.text(asked.graphite.events(Asked.parameters(settings)));
    }

    private void post(String json) {
        asked.graphite.addEvent(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsToldIsAnswered() {
        post("{\"what\": \"deploy\", \"tags\": [\"deploy\", \"web\"], \"when\": %d, \"data\": \"v2 \\\"final\\\"\"}"
                .formatted(Asked.NOW - 60));

        assertThat(events("from=-1h", "until=now"))
                .isEqualTo("[{\"when\": 1795619940, \"what\": \"deploy\", \"data\": \"v2 \\\"final\\\"\", "
                        + "\"tags\": [\"deploy\", \"web\"], \"id\": 1}]");
    }

    @Test
    void tagsMayBeWordsInOneStringAndTheTimeIsNow() {
        post("{\"tags\": \"a  b\", \"what\": \"x\", \"other\": {\"deep\": [1]}}");

        assertThat(remembered).containsExactly(new GraphiteEvent(1, Asked.NOW, "x", "", List.of("a", "b")));
    }

    @Test
    void allTagsHaveToFitUnlessAnyIsEnough() {
        post("{\"what\": \"one\", \"tags\": [\"docker\", \"die\"]}");
        post("{\"what\": \"two\", \"tags\": [\"docker\", \"start\"]}");

        assertThat(events("tags=docker")).contains("one", "two");
        assertThat(events("tags=docker die")).contains("one").doesNotContain("two");
        assertThat(events("tags=docker nosuch")).isEqualTo("[]");
        assertThat(events("tags=die start", "set=union")).contains("one", "two");
        assertThat(events("tags=", "from=-5min")).contains("one", "two");
        assertThat(events("from=-2h", "until=-1h")).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "7",
                "{",
                "{}",
                "{\"what\": \"\"}",
                "{\"what\": \"x\", \"tags\": 7}",
                "{\"what\": \"x\", \"tags\": [{}]}",
                "{\"what\": \"x\", \"when\": 1795360592000}",
                "{\"what\": \"x\", \"when\": 1e300}",
                "{\"what\": \"x\", \"when\": -1}",
                "{\"what\": \"x\", \"when\": \"tomorrow\"}",
                "{\"what\": \"x\", \"when\": {}}",
                "nonsense"
            })
    void whatIsNoEventIsRefusedWithAnExample(String json) {
        assertThatThrownBy(() -> post(json))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("{\"what\": \"deploy\"");
        assertThat(remembered).isEmpty();
    }
}
