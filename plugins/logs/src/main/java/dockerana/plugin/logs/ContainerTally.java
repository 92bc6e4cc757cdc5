package dockerana.plugin.logs;

import dockerana.plugin.docker.Container;
import org.jspecify.annotations.Nullable;

/** The tally of one container, through its names and its runs. Confined to one thread. */
final class ContainerTally {
    private final Setup setup;
    private Container container;
    private @Nullable Tally tally;

    ContainerTally(Setup setup, Container container) {
        this.setup = setup;
        this.container = container;
    }

    /** The container as it is now. */
    void seen(Container now) {
        Tally counting = tally;
        if (counting != null) {
            setup.tallies().rename(counting, now.name(), now.tty(), setup.seriesAttributes(now));
        }
        container = now;
    }

    /** Begins it if need be. */
    Tally get() {
        Tally counting = tally;
        if (counting == null) {
            counting = setup.tallies()
                    .begin(
                            container.name(),
                            container.tty(),
                            setup.seriesAttributes(container),
                            setup.agent().clock().instant());
            tally = counting;
        }
        return counting;
    }

    /** Nothing more will be counted, unless the container starts again. */
    void end() {
        Tally counting = tally;
        if (counting != null) {
            setup.tallies().end(counting);
            tally = null;
        }
    }
}
