package dockerana.plugin.names2014;

import dockerana.api.Plugin;
import dockerana.plugin.kernel.Text;
import dockerana.testkit.PluginContract;
import java.util.List;

/** The plugin keeps what every plugin promises. */
class Names2014PluginTest implements PluginContract {
    @Override
    public Plugin plugin() {
        return new Names2014Plugin();
    }

    @Override
    public List<Class<?>> carries() {
        return List.of(Text.class);
    }

    @Override
    public boolean builtIn() {
        return true;
    }
}
