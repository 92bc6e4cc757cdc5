package dockerana.plugin.docker;

import dockerana.api.Plugin;
import dockerana.testkit.PluginContract;

/** What was built of this plugin is what the agent expects of one. */
class DockerPluginTest implements PluginContract {
    @Override
    public Plugin plugin() {
        return new DockerPlugin();
    }

    @Override
    public boolean builtIn() {
        return true;
    }
}
