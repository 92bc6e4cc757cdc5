package dockerana.runtime.agent;

import dockerana.api.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * How the machine is called: as configured; else {@code $DOCKERANA_HOST}; else, in a container, as a service says; else as the kernel says.
 * Never {@code $HOSTNAME}, which is the container's id in a container.
 */
public final class HostName {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** Its number is fixed: {@code PROC_UTS_INIT_INO} in the kernel's {@code include/linux/proc_ns.h}. */
    private static final String FIRST_UTS_NAMESPACE = "uts:[4026531838]";

    private static final List<Path> MARKS_OF_A_CONTAINER =
            List.of(Path.of("/.dockerenv"), Path.of("/run/.containerenv"));

    private final Map<String, String> environment;
    private final Path kernelName;
    private final boolean inContainer;

    HostName(Map<String, String> environment, Path kernelName, boolean inContainer) {
        this.environment = environment;
        this.kernelName = kernelName;
        this.inContainer = inContainer;
    }

    /** For the machine this runs on. */
    public static HostName ofThisMachine() {
        return new HostName(
                System.getenv(),
                Path.of("/proc/sys/kernel/hostname"),
                MARKS_OF_A_CONTAINER.stream().anyMatch(Files::exists) && !kernelNamesTheMachine());
    }

    /** Whether this process is in the first UTS namespace: a virtual machine made from a container's image has that image's marks. */
    private static boolean kernelNamesTheMachine() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/ns/uts"))
                    .toString()
                    .equals(FIRST_UTS_NAMESPACE);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /**
     * Finds the name; asks the services for some seconds if nothing else tells.
     *
     * @throws IOException if the name cannot be found; the message says how to give it
     */
    String find(Optional<String> configured, List<Callable<Service>> services)
            throws IOException, InterruptedException {
        Optional<String> given = configured
                .or(() -> Optional.ofNullable(environment.get("DOCKERANA_HOST")))
                .filter(name -> !name.isBlank());
        if (given.isPresent()) {
            return given.get();
        }
        return inContainer ? ask(services) : Files.readString(kernelName).strip();
    }

    private static String ask(List<Callable<Service>> services) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String problem = "no service knows it";
        do {
            for (Callable<Service> built : services) {
                try {
                    Service service = built.call();
                    service.connect();
                    Optional<String> name = service.hostName();
                    if (name.isPresent()) {
                        return name.get();
                    }
                } catch (InterruptedException e) {
                    throw e;
                } catch (Exception | LinkageError e) { // a plugin that is not whole must not end the agent
                    problem = e instanceof IOException ? String.valueOf(e.getMessage()) : e.toString();
                }
            }
            if (!services.isEmpty()) {
                Thread.sleep(PAUSE);
            }
        } while (!services.isEmpty() && System.nanoTime() < end);
        throw new IOException("the name of the host cannot be found from inside this container (" + problem
                + "): set dockerana.host or $DOCKERANA_HOST");
    }
}
