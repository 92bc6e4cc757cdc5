package dockerana.plugin.local.graphite;

import dockerana.plugin.local.graphite.functions.Budget;
import dockerana.plugin.local.graphite.functions.Context;
import dockerana.plugin.local.graphite.functions.Data;
import dockerana.plugin.local.graphite.functions.Evaluator;
import dockerana.plugin.local.graphite.functions.Functions;
import dockerana.plugin.local.graphite.functions.TimeSeries;
import dockerana.plugin.local.graphite.query.AtTime;
import dockerana.plugin.local.graphite.query.QueryException;
import dockerana.plugin.local.graphite.query.TargetParser;
import dockerana.plugin.local.history.History;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Series of targets. One query is computed at a time, for each may take a good part of the memory. */
final class Render {
    private static final String DAY_AGO = "-1d";
    private static final long LONGEST_KEPT_SECONDS = 366 * 86_400L;
    private static final int PATIENCE_SECONDS = 20;

    private final History history;
    private final Evaluator evaluator;
    private final Limits limits;
    private final Semaphore turn = new Semaphore(1, true);

    Render(History history, Functions functions, Limits limits) {
        this.history = history;
        this.evaluator = new Evaluator(functions);
        this.limits = limits;
    }

    Reply reply(Parameters asked, AtTime clock) {
        if (!asked.find("format").orElse("json").equals("json")) {
            throw new QueryException("only format=json is answered here");
        }
        try {
            if (!turn.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new QueryException(
                        "other queries have been computed for %d s; ask again later".formatted(PATIENCE_SECONDS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new QueryException("the server is being stopped");
        }
        try {
            return RenderReply.of(
                    drawn(asked, series(asked, clock)),
                    asked.find("noNullPoints").isPresent());
        } finally {
            turn.release();
        }
    }

    private List<TimeSeries> series(Parameters asked, AtTime clock) {
        long one = clock.parse(asked.find("from").orElse(DAY_AGO));
        long other = clock.parse(asked.find("until").orElse("now"));
        if (one == other) {
            throw new QueryException("'from' and 'until' are the same; there is no time between them");
        }
        var budget = new Budget(limits.series(), limits.points(), limits.work());
        var data = new Data(history, clock.now(), clock.now() - LONGEST_KEPT_SECONDS, budget);
        var context = new Context(
                data, Math.min(one, other), Math.max(one, other), clock.zone(), asked.number("xFilesFactor", 0));
        List<TimeSeries> all = new ArrayList<>();
        for (String target : asked.all("target")) {
            if (!target.isBlank()) {
                all.addAll(evaluator.evaluate(TargetParser.parse(target), context));
            }
        }
        return all;
    }

    private List<Drawn> drawn(Parameters asked, List<TimeSeries> all) {
        long time = all.stream().mapToLong(TimeSeries::end).max().orElse(0)
                - all.stream().mapToLong(TimeSeries::start).min().orElse(0);
        OptionalInt room = asked.findInteger("maxDataPoints");
        long answered = 0;
        List<Drawn> drawn = new ArrayList<>();
        for (TimeSeries series : all) {
            Drawn one = Drawn.of(series, time, room.orElse(0));
            answered += one.values().length;
            if (answered > limits.answered()) {
                throw new QueryException(
                        "the answer has more than %d points; ask with maxDataPoints, for a shorter time or fewer series"
                                .formatted(limits.answered()));
            }
            drawn.add(one);
        }
        return drawn;
    }
}
