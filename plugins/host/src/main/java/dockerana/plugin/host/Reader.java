package dockerana.plugin.host;

import dockerana.api.Samples;

/** Reads one topic of the machine. Confined to the thread of its source. */
@FunctionalInterface
interface Reader {
    /** Adds what can be read now; what cannot is left out, or NaN. Allocates nothing while the same things are there. */
    void addTo(Samples samples) throws InterruptedException;
}
