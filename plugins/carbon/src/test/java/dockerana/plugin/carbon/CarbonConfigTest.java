package dockerana.plugin.carbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockerana.plugin.carbon.CarbonConfig.Counters;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CarbonConfigTest {
    @ParameterizedTest
    @CsvSource({
        "carbon, carbon, 2004, None",
        "carbon:2104, carbon, 2104, None",
        "carbon.example.com:2004:a, carbon.example.com, 2004, 'a'",
        "[::1]:2004, ::1, 2004, None",
        "[fe80::1%eth0]:2004:b, fe80::1%eth0, 2004, 'b'",
        "[::1], ::1, 2004, None",
    })
    void aServerIsHostPortAndInstance(String entry, String host, int port, String instance) {
        Server server = Configs.of(entry).build().servers().getFirst();

        assertThat(server.host()).isEqualTo(host);
        assertThat(server.port()).hasValue(port);
        assertThat(server.ringKey()).isEqualTo("('" + host + "', " + instance(instance) + ")");
    }

    private static String instance(String written) {
        return written.equals("None") ? written : "'" + written + "'";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":2004",
                "carbon:",
                "carbon:x",
                "carbon:2004:",
                "::1",
                "::1:2004",
                "a b:2004",
                "carbon:0",
                "carbon:65536",
                "carbon:2004:a:b",
                "tcp://carbon:2004",
                "carbon:2004:it's"
            })
    void whatIsNoServerIsRefused(String entry) {
        assertThatThrownBy(() -> Server.parse(entry))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + entry + "'");
    }

    @Test
    void linesGoToPort2003() {
        assertThat(Configs.of("carbon").lines().build().servers().getFirst()).hasToString("carbon:2003");
    }

    @Test
    void anAddressIsPrintedInBrackets() {
        assertThat(Server.parse("[::1]:2004:a")).hasToString("[::1]:2004");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "container_id", "container.id", "image-id", "veth"})
    void tagsThatChangeWithEveryContainerAreRefused(String tag) {
        assertRefused(Configs.of("c").tagged(tag), "tag '" + tag + "' changes whenever a container is made anew");
    }

    @Test
    void whatDoesNotFitTogetherIsRefused() {
        assertRefused(Configs.of(), "servers is empty");
        assertRefused(Configs.of("a", "b", "a"), "a:2004 is listed twice");
        assertRefused(Configs.of("a:1", "a:2").hash("carbon_ch"), "a:2 has the same place on the ring");
        assertRefused(Configs.of("a").replication(2), "replication can only be 1");
        assertRefused(Configs.of("a").counters(), "counters is empty");
        assertRefused(
                Configs.of("a", "b").hash("carbon_ch").counters(Counters.RATE, Counters.TOTAL),
                "counters = [rate, total] gives a series two names");
        assertRefused(Configs.of("a").tags("image"), "tags has no effect without naming = tags");
        assertRefused(Configs.of("a").tagged("name"), "tag 'name' is there already");
        assertRefused(Configs.of("a").tagged("host"), "tag 'host' is there already");
        assertRefused(Configs.of("a").tagged("a;b"), "tag 'a;b' is not made of lower-case words");
        assertRefused(Configs.of("a").replay(Duration.ofSeconds(-1)), "replay is negative");
        assertRefused(Configs.of("a").writeTimeout(Duration.ZERO), "write-timeout must be more");
    }

    @Test
    void theSameHostWithTwoInstancesIsTwoServers() {
        assertThat(Configs.of("a:1:x", "a:2:y").hash("fnv1a_ch").build().servers())
                .hasSize(2);
    }

    @Test
    void aHashThatIsNoneIsRefused() {
        assertThatThrownBy(() -> new HashType("md5")).hasMessage("'md5' is neither carbon_ch nor fnv1a_ch");
    }

    private static void assertRefused(Configs config, String message) {
        assertThatThrownBy(config::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }
}
