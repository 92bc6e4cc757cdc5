package dockerana.plugin.docker;

import java.io.IOException;
import java.util.Optional;

/** Says what a container is. */
@FunctionalInterface
interface Inspector {
    /** Nothing, if there is none of that id. */
    Optional<Container> inspect(String id) throws IOException;
}
