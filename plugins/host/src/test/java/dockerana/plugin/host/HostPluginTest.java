package dockerana.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Plugin;
import dockerana.runtime.config.DefaultsCheck;
import dockerana.testkit.PluginContract;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The plugin keeps what every plugin promises. */
class HostPluginTest implements PluginContract {
    @Override
    public Plugin plugin() {
        return new HostPlugin();
    }

    @Override
    public boolean builtIn() {
        return true;
    }

    @Test
    void defaultsConfHasEveryOptionAndNoOther() {
        assertThat(DefaultsCheck.mismatches(plugin().components(), TestConfig.defaultsConf()))
                .isEmpty();
    }

    @Test
    void theDefaultsAreThoseOfAMachineThatIsNoContainer() {
        HostConfig config = TestConfig.ofThisMachine();

        assertThat(config.proc()).isEqualTo(Path.of("/proc"));
        assertThat(config.root()).isEqualTo(Path.of("/"));
        assertThat(config.veth()).isFalse();
        assertThat(config.filesystems().exceptTypes()).contains("squashfs");
    }
}
