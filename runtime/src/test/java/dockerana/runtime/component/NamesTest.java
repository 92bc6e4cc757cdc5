package dockerana.runtime.component;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Metric;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NamesTest {
    private static final Metric BYTES = Metric.gauge("disks.{disk}.used_bytes", "What a disk holds");

    @ParameterizedTest
    @CsvSource({
        "dockerana.{host},     dockerana.web01_example_com.disks.sda.used_bytes, dockerana.disks.used_bytes",
        "'',                   disks.sda.used_bytes,                             disks.used_bytes",
        "a..b.,                a.b.disks.sda.used_bytes,                         a.b.disks.used_bytes",
        "dc-{host}.x y;z,      dc-web01_example_com.x_y_z.disks.sda.used_bytes,  x_y_z.disks.used_bytes",
    })
    void aPrefixNeverMakesAnEmptyNode(String prefix, String path, String name) {
        Names names = new Names("web01.example.com", prefix);
        assertThat(names.path(BYTES.of("sda"))).isEqualTo(path);
        assertThat(names.name(BYTES.of("sda"))).isEqualTo(name);
    }

    @Test
    void tagsAreLabelsHostAndTheAttributesAskedFor() {
        Names names = new Names("web01.example.com", "dockerana.{host}");
        assertThat(names.tags(BYTES.of("~a;b\nc").with(Map.of("image", "", "id", "0123")), List.of("image", "none")))
                .containsExactly(
                        Map.entry("disk", "_a_b_c"), Map.entry("host", "web01.example.com"), Map.entry("image", "_"));
    }
}
