package dockerana.plugin.local.web.stream;

import dockerana.plugin.local.history.Place;
import java.util.Optional;

/**
 * How far a reader of a stream has come. Immutable.
 *
 * @param run the run of the agent that he read from
 * @param number of the latest change that he knows
 * @param place of the last log line that he knows
 */
record StreamId(String run, long number, Optional<Place> place) {
    /** What {@link #toString} gave; empty if it is something else. */
    static Optional<StreamId> parse(String text) {
        String[] parts = text.split("-", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            return Optional.of(new StreamId(parts[0], Long.parseLong(parts[1]), Place.parse(parts[2])));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return run + '-' + number + '-' + place.map(Place::toString).orElse("");
    }
}
