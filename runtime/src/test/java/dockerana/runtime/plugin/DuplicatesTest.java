package dockerana.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins that stand in each other's way. */
class DuplicatesTest {
    @TempDir
    Path plugins;

    private Neighbourhood folder;

    @BeforeEach
    void healthyNeighbours() {
        folder = new Neighbourhood(plugins);
    }

    @Test
    void aLowerVersionOfAPluginIsToBeDeleted() {
        PluginJar.of("twice").manifest("Plugin-Version", "1.10.0").in(plugins, "twice-1.10.0.jar");
        PluginJar.of("twice").manifest("Plugin-Version", "1.9.0").in(plugins, "twice-1.9.0.jar");

        assertThat(folder.refusal("twice-1.9.0.jar", "twice"))
                .hasToString("%s does not run: it is plugin 'twice' 1.9.0 and %s is the newer 1.10.0; delete it"
                        .formatted(folder.file("twice-1.9.0.jar"), folder.file("twice-1.10.0.jar")));
    }

    @Test
    void ofEqualVersionsTheFirstFileRuns() {
        PluginJar.of("twice").in(plugins, "twice-copy.jar");
        PluginJar.of("twice").in(plugins, "twice.jar");

        assertThat(folder.refusal("twice.jar", "twice"))
                .hasToString("%s does not run: %s is plugin 'twice' 1.0.0, too; delete it"
                        .formatted(folder.file("twice.jar"), folder.file("twice-copy.jar")));
    }

    @Test
    void aHigherVersionThatIsUnfitDoesNotStandInTheWay() {
        PluginJar.of("twice").in(plugins, "twice-1.jar");
        PluginJar.of("twice")
                .manifest("Plugin-Version", "2.0.0")
                .manifest("Plugin-Requires", ">=0.2.0")
                .in(plugins, "twice-2.jar");

        assertThat(folder.refusal("twice-2.jar", "twice").reason())
                .isEqualTo("it was built for the plugin API 0.2 and this is 0.1");
    }

    @Test
    void ofTwoThatOfferOneTypeTheOneWithTheFirstIdKeepsIt() {
        PluginJar.of("beta").doorThatOffers("\"cpu\"", "").in(plugins, "2.jar");
        PluginJar.of("gamma").doorThatOffers("\"cpu\"", "").in(plugins, "1.jar");

        assertThat(folder.refusal("1.jar", "beta"))
                .hasToString(("%s does not run: it (plugin 'gamma') offers source 'cpu'"
                                + " and so does %s (plugin 'beta'); delete one of the two")
                        .formatted(folder.file("1.jar"), folder.file("2.jar")));
    }
}
