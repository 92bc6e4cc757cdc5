package dockerana.plugin.elasticsearch;

import dockerana.api.Plugin;
import dockerana.testkit.PluginContract;

/** What was built of this plugin is what the agent expects of one. */
class ElasticsearchPluginTest implements PluginContract {
    @Override
    public Plugin plugin() {
        return new ElasticsearchPlugin();
    }

    @Override
    public boolean builtIn() {
        return true;
    }
}
