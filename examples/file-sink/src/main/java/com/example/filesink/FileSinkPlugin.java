package com.example.filesink;

import dockerana.api.Component;
import dockerana.api.Plugin;
import java.util.List;

/** The door: what this plugin offers. */
public final class FileSinkPlugin implements Plugin {
    @Override
    public List<Component> components() {
        return List.of(Component.sink("file", FileSinkConfig.class, FileSink.class));
    }
}
