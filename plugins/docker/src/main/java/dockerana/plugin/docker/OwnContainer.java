package dockerana.plugin.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which container this process runs in, if any: Docker mounts the container's own /etc/hostname from a folder that is named by its id. The host
 * name would not do, users choose it; nor /proc/self/cgroup, which a namespace empties.
 */
final class OwnContainer {
    private static final Pattern MOUNT = Pattern.compile("\\S*/([0-9a-f]{64})/hostname /etc/hostname ");

    private OwnContainer() {}

    /** @param mounts {@code /proc/self/mountinfo} */
    static Optional<String> id(Path mounts) {
        try {
            return id(Files.readString(mounts));
        } catch (IOException e) {
            return Optional.empty(); // without /proc nobody can tell
        }
    }

    static Optional<String> id(String mounts) {
        Matcher mount = MOUNT.matcher(mounts);
        return mount.find() ? Optional.of(mount.group(1)) : Optional.empty();
    }
}
