package dockerana.plugin.local.web.past;

import dockerana.plugin.local.history.Span;
import dockerana.plugin.local.http.Failure;
import dockerana.plugin.local.http.Parameters;

/** The time that a request is about. */
final class Spans {
    private static final double AN_HOUR_AGO = -3600;
    private static final double END_OF_TIME = 1e11;

    private Spans() {}

    /** From {@code from} until {@code until}; negative ones count back from now. */
    static Span of(Parameters parameters, double now) {
        double from = absolute(parameters.number("from").orElse(AN_HOUR_AGO), now);
        double until = absolute(parameters.number("until").orElse(now + 1), now);
        if (until <= from || Math.abs(from) > END_OF_TIME || until > END_OF_TIME) {
            throw new Failure(400, "'until' must be later than 'from'");
        }
        return new Span((long) Math.floor(from), (long) Math.ceil(until));
    }

    private static double absolute(double given, double now) {
        return given < 0 ? now + given : given;
    }
}
