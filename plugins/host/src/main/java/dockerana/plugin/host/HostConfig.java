package dockerana.plugin.host;

import java.nio.file.Path;

/**
 * The block of a source {@code host}.
 *
 * @param proc where the host's {@code /proc} is
 * @param sys where the host's {@code /sys} is
 * @param root where the host's {@code /} is
 * @param veth whether containers' ends of networks, and the bridges of Docker's networks, are reported too
 * @param interfaces which network interfaces are reported
 * @param disks which disks are reported
 * @param filesystems which mounted filesystems are reported
 */
record HostConfig(
        Path proc, Path sys, Path root, boolean veth, Filter interfaces, Filter disks, MountFilter filesystems) {}
