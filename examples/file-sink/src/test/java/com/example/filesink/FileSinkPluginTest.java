package com.example.filesink;

import dockerana.api.Plugin;
import dockerana.testkit.PluginContract;

/** What the agent expects of a plugin before it runs. */
class FileSinkPluginTest implements PluginContract {
    @Override
    public Plugin plugin() {
        return new FileSinkPlugin();
    }
}
