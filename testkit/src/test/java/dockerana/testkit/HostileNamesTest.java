package dockerana.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Metric;
import dockerana.api.Series;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** Ten thousand names that somebody might choose, on their way into paths and tags. */
class HostileNamesTest {
    private static final Metric RX =
            Metric.counter("containers.{container}.network.{interface}.rx_bytes", "Bytes received");
    private static final List<String> NAMES = HostileText.many(10_000);
    private static final TestAgent AGENT = TestAgent.ofSink("graphite");

    @Test
    void theyDifferAndHoldWhatTheyAreFor() {
        assertThat(NAMES).hasSize(10_000);
        assertThat(NAMES.stream().distinct().count()).isGreaterThan(8_000);
        for (String part : List.of(".", "/", " ", ";", "~", "|", ":", "\n", "\u202e", "\ud83d\ude00", "\u0000")) {
            assertThat(NAMES).as(part).anyMatch(name -> name.contains(part));
        }
        assertThat(NAMES).anyMatch(String::isEmpty).anyMatch(name -> name.length() > 300);
    }

    @Test
    void eachBecomesOneNodeOfSafeCharacters() {
        for (String name : NAMES) {
            String path = AGENT.path(RX.of(name, name));
            assertThat(path)
                    .as(name)
                    .matches(
                            "dockerana\\.testhost\\.containers\\.[A-Za-z0-9_-]{1,100}\\.network\\.[A-Za-z0-9_-]{1,100}\\.rx_bytes");
        }
    }

    @Test
    void longOnesThatDifferStayDistinct() {
        Map<String, String> paths = new HashMap<>();
        for (String name : NAMES) {
            if (name.codePointCount(0, name.length()) > 100) {
                String before = paths.put(RX.of(name, "eth0").path(), name);
                assertThat(before).as(name).isIn(null, name);
            }
        }
        assertThat(paths).hasSizeGreaterThan(500);
    }

    @Test
    void theyStayOneTagWithATextThatGraphiteAccepts() {
        for (String name : NAMES) {
            Series series = RX.of(name, "eth0").with(Map.of("image", name));
            SortedMap<String, String> tags = AGENT.tags(series, List.of("image", "network"));

            assertThat(tags.keySet()).containsExactly("container", "host", "image", "interface");
            assertThat(tags.get("container"))
                    .as(name)
                    .isEqualTo(tags.get("image"))
                    .isNotEmpty()
                    .doesNotStartWith("~")
                    .doesNotContain(";")
                    .hasSize(Math.max(1, name.length()))
                    .matches(text -> text.codePoints().noneMatch(Character::isISOControl), "no control characters");
            assertThat(AGENT.name(series)).isEqualTo("dockerana.containers.network.rx_bytes");
        }
    }

    @Test
    void aHostNameIsOneNodeToo() {
        for (String name : NAMES) {
            TestAgent agent = TestAgent.ofSink("graphite").onHost(name);
            assertThat(agent.path(RX.of("web", "eth0")).split("\\.", -1))
                    .as(name)
                    .hasSize(7);
        }
    }
}
