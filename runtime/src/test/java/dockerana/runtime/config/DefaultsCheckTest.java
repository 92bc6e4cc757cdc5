package dockerana.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Component;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A plugin's defaults.conf against the records of its components. */
final class DefaultsCheckTest {
    record Config(Duration timeout, Optional<String> name, List<String> only) {
        Config {
            if (timeout.isZero()) {
                throw new IllegalArgumentException("timeout may not be 0s");
            }
        }
    }

    private static final String RIGHT = """
            thing {
              # How long.
              timeout = 2s
              # Which one.
              # name = "x"
              # Only these.
              only = ["*"]
            }
            """;

    @Test
    void whatAgreesIsFine() {
        assertThat(mismatches(RIGHT)).isEmpty();
        assertThat(DefaultsCheck.mismatches(List.of(Plugins.carbon()), Plugins.carbonDefaults()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', commentCharacter = '~', quoteCharacter = '`', textBlock = """
            timeout = 2s      | tiemout = 2s          | unknown key 'tiemout'; did you mean 'timeout'?
            # name = "x"      | # nam = "x"           | thing: '# nam = …' is no option of Config
            # name = "x"      | # name                | thing: option 'name' has neither a default nor a line '# name = …' with an example
            # name = "x"      | # name = [            | example
            timeout = 2s      | timeout = 2           | '2' has no unit
            timeout = 2s      | timeout = 0s          | timeout may not be 0s
            # How long.       | #                     | thing: option 'timeout' has no comment above it
            thing {           | think {               | there is no block 'thing'
            thing {           | think {               | 'think' is no type of this plugin
            only = ["*"]      | only = ["*"           | cannot be read
            """)
    void whatDiffersIsNamed(String right, String wrong, String mismatch) {
        assertThat(mismatches(RIGHT.replace(right, wrong)))
                .anySatisfy(found -> assertThat(found).contains(mismatch));
    }

    @Test
    void optionsOfTheRuntimeAreNotThePlugins() {
        record Greedy(Duration interval) {}
        Component component = Component.source("thing", Greedy.class, Plugins.NoSource.class, List.of());

        assertThat(DefaultsCheck.mismatches(List.of(component), "thing {\n# When.\ninterval = 1s\n}"))
                .containsExactly("thing: 'interval' is an option that the runtime has in every block");
    }

    @Test
    void optionsCanBeListedForPeople() throws Exception {
        assertThat(ComponentDefaults.of(component(), RIGHT).options())
                .containsExactly(
                        new Option("timeout", "How long.", Optional.of("2s"), Optional.empty(), false),
                        new Option("name", "Which one.", Optional.empty(), Optional.of("\"x\""), false),
                        new Option("only", "Only these.", Optional.of("[\"*\"]"), Optional.empty(), false));
        assertThat(ComponentDefaults.of(Plugins.carbon(), Plugins.carbonDefaults())
                        .options())
                .contains(
                        new Option(
                                "servers",
                                "Where carbon listens: host:port, or host:port:instance.",
                                Optional.empty(),
                                Optional.of("[\"carbon.example.com:2004\"]"),
                                true),
                        new Option("retry.first", "The first pause.", Optional.of("500ms"), Optional.empty(), false));
    }

    @Test
    void aRecordWithAllDefaultsCanBeHad() throws Exception {
        assertThat(ComponentDefaults.of(component(), RIGHT).example())
                .isEqualTo(new Config(Duration.ofSeconds(2), Optional.empty(), List.of("*")));
        assertThat(((Plugins.CarbonConfig) ComponentDefaults.of(Plugins.carbon(), Plugins.carbonDefaults())
                                .example())
                        .servers())
                .containsExactly(new Plugins.Server("carbon.example.com", 2004));
    }

    private static Component component() {
        return Component.source("thing", Config.class, Plugins.NoSource.class, List.of());
    }

    private static List<String> mismatches(String text) {
        return DefaultsCheck.mismatches(List.of(component()), text);
    }
}
