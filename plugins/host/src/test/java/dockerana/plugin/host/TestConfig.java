package dockerana.plugin.host;

import dockerana.runtime.config.ComponentDefaults;
import dockerana.runtime.config.InvalidConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Configurations for tests: what {@code defaults.conf} gives. */
final class TestConfig {
    private TestConfig() {}

    static String defaultsConf() {
        try {
            return Files.readString(Path.of("src/main/resources/defaults.conf"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static HostConfig ofThisMachine() {
        try {
            return (HostConfig)
                    ComponentDefaults.of(new HostPlugin().components().getFirst(), defaultsConf())
                            .example();
        } catch (InvalidConfiguration e) {
            throw new IllegalStateException(e);
        }
    }

    static HostConfig of(Path proc, Path sys, Path root) {
        HostConfig defaults = ofThisMachine();
        return new HostConfig(
                proc, sys, root, defaults.veth(), defaults.interfaces(), defaults.disks(), defaults.filesystems());
    }
}
