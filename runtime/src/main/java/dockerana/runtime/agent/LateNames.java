package dockerana.runtime.agent;

import dockerana.runtime.component.Names;
import java.util.function.Supplier;

/** The names of a component, known once the host's name is: a service that tells it is built before. Safe for any thread. */
public final class LateNames implements Supplier<Names> {
    private final String prefix;
    private volatile Names names;

    LateNames(String prefix) {
        this.prefix = prefix;
        this.names = new Names("", prefix);
    }

    void host(String host) {
        names = new Names(host, prefix);
    }

    @Override
    public Names get() {
        return names;
    }
}
