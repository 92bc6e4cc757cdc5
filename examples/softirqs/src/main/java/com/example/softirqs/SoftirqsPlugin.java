package com.example.softirqs;

import dockerana.api.Component;
import dockerana.api.Plugin;
import java.util.List;

/** The door: what this plugin offers. */
public final class SoftirqsPlugin implements Plugin {
    @Override
    public List<Component> components() {
        return List.of(Component.source(
                "softirqs", SoftirqsConfig.class, SoftirqsSource.class, List.of(SoftirqsSource.HANDLED)));
    }
}
