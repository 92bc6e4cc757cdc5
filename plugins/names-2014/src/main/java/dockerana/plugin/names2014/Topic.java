package dockerana.plugin.names2014;

import dockerana.api.Samples;

/** Some series that are read together. Confined to the thread of the source. */
@FunctionalInterface
interface Topic {
    /**
     * Adds what can be read now; what cannot is left out.
     *
     * @param seconds since the reading before; NaN if there was none, which makes every rate NaN too
     */
    void addTo(Samples samples, double seconds);
}
