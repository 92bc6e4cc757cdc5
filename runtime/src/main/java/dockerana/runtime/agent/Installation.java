package dockerana.runtime.agent;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where everything is.
 *
 * @param config the configuration file
 * @param plugins the directory of plugin jars
 * @param data the directory of state
 */
public record Installation(Path config, Path plugins, Path data) {
    /**
     * What was asked for on the command line, the rest as unpacked: {@code conf/}, {@code plugins/} and {@code data/} in one directory.
     *
     * @param home the unpacked distribution
     */
    public static Installation of(Path home, Optional<Path> config, Optional<Path> plugins, Optional<Path> data) {
        return new Installation(
                config.orElse(home.resolve("conf").resolve("application.conf")), // as messages name it
                plugins.orElse(home.resolve("plugins")).toAbsolutePath(),
                data.orElse(home.resolve("data")).toAbsolutePath());
    }
}
