package dockerana.plugin.console;

import dockerana.api.Plugin;
import dockerana.testkit.PluginContract;

class ConsolePluginTest implements PluginContract {
    @Override
    public Plugin plugin() {
        return new ConsolePlugin();
    }

    @Override
    public boolean builtIn() {
        return true;
    }
}
