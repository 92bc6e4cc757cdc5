package dockerana.plugin.carbon;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Component;
import dockerana.plugin.carbon.CarbonConfig.Counters;
import dockerana.runtime.config.ComponentDefaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefaultsTest {
    private static final List<Component> COMPONENTS = new CarbonPlugin().components();

    private static String text() throws IOException {
        return Files.readString(Path.of("src/main/resources/defaults.conf"));
    }

    @Test
    void theDefaultsAreThoseOfTheseTests() throws Exception {
        assertThat(ComponentDefaults.of(COMPONENTS.getFirst(), text()).example())
                .isEqualTo(Configs.of("carbon.example.com:2004").build());
    }

    @Test
    void counterKindsCanBeGivenWithoutBrackets() throws Exception {
        String one = text().replace("counters = [rate]", "counters = total");
        String both = text().replace("counters = [rate]", "counters = [rate, total]");

        assertThat(ComponentDefaults.of(COMPONENTS.getFirst(), one).example())
                .isEqualTo(Configs.of("carbon.example.com:2004")
                        .counters(Counters.TOTAL)
                        .build());
        assertThat(ComponentDefaults.of(COMPONENTS.getFirst(), both).example())
                .isEqualTo(Configs.of("carbon.example.com:2004")
                        .counters(Counters.RATE, Counters.TOTAL)
                        .build());
    }
}
