package dockerana.runtime.cli;

import dockerana.api.Component.Role;
import dockerana.api.Service;
import dockerana.runtime.agent.Assembly;
import dockerana.runtime.agent.Assembly.Part;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/** What a command has built and leaves open until it ends. Any thread adds to it; the command's own closes all. */
final class Opened {
    private final Duration patience;
    private final Deque<Thing> things = new ConcurrentLinkedDeque<>();

    private record Thing(Part part, AutoCloseable thing) {}

    /** @param patience how long one may take to close */
    Opened(Duration patience) {
        this.patience = patience;
    }

    /** Another one. */
    <T extends AutoCloseable> T add(Part part, T thing) {
        things.push(new Thing(part, thing));
        return thing;
    }

    /**
     * Builds and connects all services.
     *
     * @param patience how long one may take to connect
     * @throws Exception if one cannot be built or connected; the rest are not tried
     */
    void connectServices(Assembly assembly, Duration patience) throws Exception {
        for (Part part : assembly.parts(Role.SERVICE).toList()) {
            Service service = add(part, assembly.service(part).call());
            Calls.on(part, patience, () -> {
                service.connect();
                return true;
            });
        }
    }

    /** Closes everything, the latest first, each on a thread like its own. One that fails hinders none. */
    void closeAll() throws InterruptedException {
        while (!things.isEmpty()) {
            Thing last = things.pop();
            try {
                Calls.on(last.part, patience, () -> {
                    last.thing.close();
                    return true;
                });
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                last.part.agent().vitals().trouble().noted("did not close cleanly", e);
            }
        }
    }
}
