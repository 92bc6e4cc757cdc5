package com.example.softirqs;

import dockerana.api.Plugin;
import dockerana.testkit.PluginContract;

/** What the agent expects of a plugin before it runs. */
class SoftirqsPluginTest implements PluginContract {
    @Override
    public Plugin plugin() {
        return new SoftirqsPlugin();
    }
}
