package dockerana.runtime.cli;

import dockerana.api.Series;

/**
 * One number read in two ways: of a counter, how much it grew in a second.
 *
 * @param series what was measured
 * @param ours as this agent reads it
 * @param theirs as the other side tells it
 */
record Comparison(Series series, double ours, double theirs) {
    /** The difference in percent of the larger one, so that it is at most 100 either way, or 200 if only their signs differ. */
    double percent() {
        double larger = Math.max(Math.abs(ours), Math.abs(theirs));
        return larger == 0 ? 0 : 100 * (ours - theirs) / larger;
    }
}
