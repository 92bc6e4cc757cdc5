package dockerana.plugin.console;

import dockerana.api.Plugin;
import dockerana.testkit.PluginContract;

/** What was built of this plugin is what the agent expects of one. */
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
