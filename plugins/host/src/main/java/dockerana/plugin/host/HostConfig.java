package dockerana.plugin.host;

import java.nio.file.Path;

/**
 * The block of a source {@code host}; {@code defaults.conf} tells what each option means.
 *
 * @param veth whether the host's ends of containers' networks are reported too
 */
record HostConfig(
        Path proc, Path sys, Path root, boolean veth, Filter interfaces, Filter disks, Filesystems filesystems) {
    /** Which mounted filesystems are reported. */
    record Filesystems(
            java.util.List<String> only, java.util.List<String> except, java.util.List<String> exceptTypes) {}
}
