package dockerana.plugin.carbon;

import dockerana.api.Plugin;
import dockerana.testkit.PluginContract;

/** What was built of this plugin is what the agent expects of one. */
class CarbonPluginTest implements PluginContract {
    @Override
    public Plugin plugin() {
        return new CarbonPlugin();
    }

    @Override
    public boolean builtIn() {
        return true;
    }
}
