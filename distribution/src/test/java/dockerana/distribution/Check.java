package dockerana.distribution;

import java.util.NavigableMap;

/**
 * What a series of a container must hold.
 *
 * @param path below the container's node
 * @param reading what of its points is meant
 * @param low the least that is right
 * @param high the most that is right
 */
record Check(String path, Reading reading, double low, double high) {
    /** A number made of the points of a series, of which there is at least one. */
    enum Reading {
        LOWEST {
            @Override
            double of(NavigableMap<Long, Double> points, long newest) {
                return points.values().stream().min(Double::compare).orElseThrow();
            }
        },
        HIGHEST {
            @Override
            double of(NavigableMap<Long, Double> points, long newest) {
                return points.values().stream().max(Double::compare).orElseThrow();
            }
        },
        MEAN {
            @Override
            double of(NavigableMap<Long, Double> points, long newest) {
                return points.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElseThrow();
            }
        },
        LAST {
            @Override
            double of(NavigableMap<Long, Double> points, long newest) {
                return points.lastEntry().getValue();
            }
        },
        /** For how many seconds there has been no point, while others had some. */
        SILENCE {
            @Override
            double of(NavigableMap<Long, Double> points, long newest) {
                return newest - points.lastKey();
            }
        };

        abstract double of(NavigableMap<Long, Double> points, long newest);
    }

    boolean holds(NavigableMap<Long, Double> points, long newest) {
        if (points.isEmpty()) {
            return false;
        }
        double value = reading.of(points, newest);
        return low <= value && value <= high;
    }

    /** For a message. */
    String told(NavigableMap<Long, Double> points, long newest) {
        return "%s of %s is %s, not %s to %s"
                .formatted(reading, path, points.isEmpty() ? "nothing" : reading.of(points, newest), low, high);
    }
}
