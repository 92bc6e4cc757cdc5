package dockerana.plugin.logs;

import dockerana.api.Records;
import dockerana.plugin.containers.Via;
import dockerana.plugin.docker.Container;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Decides which way the log of a container is read.
 *
 * @param via which way is configured
 * @param engine who is asked for what is in no file that can be read
 */
record Ways(Via via, Setup setup, ApiStream.Engine engine) implements Followers.Roll<Container> {
    @Override
    public String id(Container container) {
        return container.id();
    }

    @Override
    public Optional<Follower<Container>> follower(Container container, Records records) {
        if (!isFollowed(container)) {
            return Optional.empty();
        }
        Optional<Path> file = file(container);
        return file.isPresent() || via == Via.FILES
                ? file.map(path -> byFile(container, path, records))
                : Optional.of(byApi(container, records));
    }

    /** Whether anybody may read it, and it is known where it is: Docker is asked about a container a moment after it was created. */
    static boolean isFollowed(Container container) {
        return container.logs() && !container.logDriver().isEmpty();
    }

    /** The file that it is read from; empty if it is not read from one. */
    Optional<Path> file(Container container) {
        Optional<Path> path = path(container);
        return switch (via) {
            case FILES -> path;
            case API -> Optional.empty();
            case AUTO -> path.filter(file -> engine.api().local() && isReadable(file));
        };
    }

    /** What the two ways are called together. */
    static String called(long files, long others) {
        if (files > 0 && others > 0) {
            return "%d by files, %d by the Docker API".formatted(files, others);
        }
        return others > 0 ? "Docker API" : "log files";
    }

    /** Where the container's log is for this process; empty if its driver writes no such file. */
    private Optional<Path> path(Container container) {
        return container.logDriver().equals("json-file")
                ? container
                        .logPath()
                        .map(path ->
                                setup.options().root().resolve(path.toString().replaceFirst("^/+", "")))
                : Optional.empty();
    }

    private Follower<Container> byFile(Container container, Path path, Records records) {
        return new FileFollower<>(new ContainerFileLog(container, path, setup, records));
    }

    private Follower<Container> byApi(Container container, Records records) {
        return new ApiFollower(container, setup, engine, records);
    }

    /** The engine makes the file later than the folder, and other files there when it rotates. */
    private static boolean isReadable(Path path) {
        Path folder = path.getParent();
        return folder != null
                && Files.isReadable(folder)
                && Files.isExecutable(folder)
                && (!Files.exists(path) || Files.isReadable(path));
    }
}
