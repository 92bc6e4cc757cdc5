package dockerana.plugin.statsd;

import dockerana.api.Plugin;
import dockerana.testkit.PluginContract;

/** What was built of this plugin is what the agent expects of one. */
class StatsdPluginTest implements PluginContract {
    @Override
    public Plugin plugin() {
        return new StatsdPlugin();
    }

    @Override
    public boolean builtIn() {
        return true;
    }
}
