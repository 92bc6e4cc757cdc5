package dockerana.plugin.host;

import java.nio.file.Path;
import java.util.List;

/** Configurations for tests, as {@code defaults.conf} would give them. */
final class TestConfig {
    static final Filter ALL = new Filter(List.of("*"), List.of());

    private TestConfig() {}

    static HostConfig ofThisMachine() {
        return of(Path.of("/proc"), Path.of("/sys"), Path.of("/"));
    }

    static HostConfig of(Path proc, Path sys, Path root) {
        return new HostConfig(
                proc,
                sys,
                root,
                false,
                ALL,
                ALL,
                new MountFilter(
                        List.of("*"),
                        List.of("/var/lib/docker/*"),
                        List.of("squashfs", "iso9660", "fuse.gvfsd-fuse", "fuse.portal")));
    }
}
