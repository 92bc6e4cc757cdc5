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
            setup.tallies().rename(counting, now.name(), streams(now), new About(now).series());
        }
        container = now;
    }

    /** One with a terminal has one. */
    private static int streams(Container container) {
        return container.tty() ? 1 : Line.STREAMS;
    }

    /** Begins it if need be. */
    Tally get() {
        Tally counting = tally;
        if (counting == null) {
            counting = setup.tallies()
                    .begin(
                            container.name(),
                            streams(container),
                            new About(container).series(),
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
