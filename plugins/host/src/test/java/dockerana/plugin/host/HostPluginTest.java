package dockerana.plugin.host;

import dockerana.api.Plugin;
import dockerana.testkit.PluginContract;

/** What was built of this plugin is what the agent expects of one. */
class HostPluginTest implements PluginContract {
    @Override
    public Plugin plugin() {
        return new HostPlugin();
    }

    @Override
    public boolean builtIn() {
        return true;
    }
}
