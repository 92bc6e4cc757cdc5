package dockerana.plugin.containernetwork;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Plugin;
import dockerana.plugin.containers.Via;
import dockerana.plugin.kernel.KernelFile;
import dockerana.runtime.config.DefaultsCheck;
import dockerana.testkit.PluginContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The plugin keeps what every plugin promises. */
class ContainerNetworkPluginTest implements PluginContract {
    @Override
    public Plugin plugin() {
        return new ContainerNetworkPlugin();
    }

    @Override
    public List<Class<?>> carries() {
        return List.of(Via.class, KernelFile.class);
    }

    @Override
    public boolean builtIn() {
        return true;
    }

    @Test
    void defaultsConfHasEveryOptionAndNoOther() throws Exception {
        String defaults = Files.readString(Path.of("src/main/resources/defaults.conf"));

        assertThat(DefaultsCheck.mismatches(plugin().components(), defaults)).isEmpty();
    }
}
