package dockerana.plugin.local.graphite.functions;

import dockerana.plugin.local.graphite.query.QueryException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One number out of several, of which NaN means none. */
public enum Aggregation {
    AVERAGE("average", "avg") {
        @Override
        double of(double[] values, int from, int to) {
            return SUM.of(values, from, to) / COUNT.of(values, from, to);
        }
    },
    AVG_ZERO("avg_zero") {
        @Override
        double of(double[] values, int from, int to) {
            double sum = SUM.of(values, from, to);
            return to == from ? Double.NaN : (Double.isNaN(sum) ? 0 : sum) / (to - from);
        }
    },
    MEDIAN("median") {
        @Override
        double of(double[] values, int from, int to) {
            double[] sorted = present(values, from, to);
            Arrays.sort(sorted);
            int middle = sorted.length / 2;
            if (sorted.length == 0) {
                return Double.NaN;
            }
            return sorted.length % 2 == 0 ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle];
        }
    },
    SUM("sum", "total") {
        @Override
        double of(double[] values, int from, int to) {
            double sum = 0;
            boolean any = false;
            for (int i = from; i < to; i++) {
                if (!Double.isNaN(values[i])) {
                    sum += values[i];
                    any = true;
                }
            }
            return any ? sum : Double.NaN;
        }
    },
    MIN("min") {
        @Override
        double of(double[] values, int from, int to) {
            double least = Double.NaN;
            for (int i = from; i < to; i++) {
                if (Double.isNaN(least) || values[i] < least) {
                    least = values[i];
                }
            }
            return least;
        }
    },
    MAX("max") {
        @Override
        double of(double[] values, int from, int to) {
            double greatest = Double.NaN;
            for (int i = from; i < to; i++) {
                if (Double.isNaN(greatest) || values[i] > greatest) {
                    greatest = values[i];
                }
            }
            return greatest;
        }
    },
    DIFF("diff") {
        @Override
        double of(double[] values, int from, int to) {
            double difference = Double.NaN;
            for (int i = from; i < to; i++) {
                if (!Double.isNaN(values[i])) {
                    difference = Double.isNaN(difference) ? values[i] : difference - values[i];
                }
            }
            return difference;
        }
    },
    STDDEV("stddev") {
        @Override
        double of(double[] values, int from, int to) {
            double average = AVERAGE.of(values, from, to);
            double squares = 0;
            for (int i = from; i < to; i++) {
                if (!Double.isNaN(values[i])) {
                    squares += (values[i] - average) * (values[i] - average);
                }
            }
            return Math.sqrt(squares / COUNT.of(values, from, to));
        }
    },
    COUNT("count") {
        @Override
        double of(double[] values, int from, int to) {
            int count = 0;
            for (int i = from; i < to; i++) {
                count += Double.isNaN(values[i]) ? 0 : 1;
            }
            return count;
        }
    },
    RANGE("range", "rangeOf") {
        @Override
        double of(double[] values, int from, int to) {
            return MAX.of(values, from, to) - MIN.of(values, from, to);
        }
    },
    MULTIPLY("multiply") {
        @Override
        double of(double[] values, int from, int to) {
            double product = to == from ? Double.NaN : 1;
            for (int i = from; i < to; i++) {
                product *= values[i];
            }
            return product;
        }
    },
    LAST("last", "current") {
        @Override
        double of(double[] values, int from, int to) {
            for (int i = to - 1; i >= from; i--) {
                if (!Double.isNaN(values[i])) {
                    return values[i];
                }
            }
            return Double.NaN;
        }
    },
    FIRST("first") {
        @Override
        double of(double[] values, int from, int to) {
            for (int i = from; i < to; i++) {
                if (!Double.isNaN(values[i])) {
                    return values[i];
                }
            }
            return Double.NaN;
        }
    };

    private final String name;
    private final String otherName;

    Aggregation(String name) {
        this(name, name);
    }

    Aggregation(String name, String otherName) {
        this.name = name;
        this.otherName = otherName;
    }

    /** Of the values from one index to before another; NaN if there is none. */
    abstract double of(double[] values, int from, int to);

    double of(double[] values) {
        return of(values, 0, values.length);
    }

    /** What is not NaN. */
    static double[] present(double[] values, int from, int to) {
        return Arrays.stream(values, from, to)
                .filter(value -> !Double.isNaN(value))
                .toArray();
    }

    static Optional<Aggregation> find(String name) {
        String plain = name.endsWith("Series") ? name.substring(0, name.length() - "Series".length()) : name;
        return Arrays.stream(values())
                .filter(each -> each.name.equals(plain) || each.otherName.equals(plain))
                .findFirst();
    }

    static Aggregation named(String name) {
        return find(name)
                .orElseThrow(() ->
                        new QueryException("'%s' is no way to aggregate; there are: %s".formatted(name, allNames())));
    }

    static List<String> allNames() {
        return Arrays.stream(values())
                .flatMap(each -> Stream.of(each.name, each.otherName))
                .distinct()
                .toList();
    }
}
