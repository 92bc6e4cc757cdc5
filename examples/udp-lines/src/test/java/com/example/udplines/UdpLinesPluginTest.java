package com.example.udplines;

import dockerana.api.Plugin;
import dockerana.testkit.PluginContract;

/** What the agent expects of a plugin before it runs. */
class UdpLinesPluginTest implements PluginContract {
    @Override
    public Plugin plugin() {
        return new UdpLinesPlugin();
    }
}
