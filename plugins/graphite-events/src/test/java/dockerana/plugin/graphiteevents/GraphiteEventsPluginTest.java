package dockerana.plugin.graphiteevents;

import dockerana.api.Plugin;
import dockerana.testkit.PluginContract;

/** What was built of this plugin is what the agent expects of one. */
class GraphiteEventsPluginTest implements PluginContract {
    @Override
    public Plugin plugin() {
        return new GraphiteEventsPlugin();
    }

    @Override
    public boolean builtIn() {
        return true;
    }
}
