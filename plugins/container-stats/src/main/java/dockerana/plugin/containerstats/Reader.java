package dockerana.plugin.containerstats;

import dockerana.api.Samples;

/** Reads one topic of one run of a container, from files that stay open. Confined to the thread of its source. */
interface Reader extends AutoCloseable {
    /** Reads what rarely changes. */
    default void readLimits() {}

    /**
     * Adds what can be read now; what cannot is left out, or NaN. Allocates nothing while the same things are there.
     *
     * @return whether there was anything to add; once the run is over, no reader has anything
     */
    boolean addTo(Samples samples);

    @Override
    void close();
}
