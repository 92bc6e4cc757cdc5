package com.example.udplines;

import dockerana.api.Component;
import dockerana.api.Plugin;
import java.util.List;

/** The door: what this plugin offers. */
public final class UdpLinesPlugin implements Plugin {
    @Override
    public List<Component> components() {
        return List.of(
                Component.source("udp-lines", UdpLinesConfig.class, UdpLinesSource.class, UdpLinesSource.METRICS));
    }
}
