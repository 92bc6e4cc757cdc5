package dockerana.plugin.local.web.past;

import dockerana.api.Series;
import dockerana.plugin.local.history.History;
import dockerana.plugin.local.history.Known;
import dockerana.plugin.local.history.Points;
import dockerana.plugin.local.history.Rollup;
import dockerana.plugin.local.history.Span;
import dockerana.plugin.local.http.Failure;
import dockerana.plugin.local.http.Parameters;
import dockerana.plugin.local.http.Request;
import dockerana.plugin.local.http.Response;
import dockerana.plugin.local.web.access.Access;
import dockerana.plugin.local.web.access.Endpoint;
import dockerana.plugin.local.web.agent.Agency;
import dockerana.plugin.local.web.json.Json;
import dockerana.plugin.local.web.present.PathPatterns;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Answers with the past of series. */
public final class SeriesEndpoint implements Endpoint {
    private static final int MOST = 200;
    private static final int USUAL_POINTS = 500;
    private static final int MOST_POINTS = 10_000;

    /** Of all series together: the more there are, the fewer each has. */
    private static final int MOST_VALUES = 100_000;

    private final Agency agency;
    private final History history;

    public SeriesEndpoint(Agency agency, History history) {
        this.agency = agency;
        this.history = history;
    }

    @Override
    public Response answer(Request request, Access access) {
        Parameters parameters = request.parameters();
        List<String> paths = parameters.all("path");
        if (paths.isEmpty()) {
            throw new Failure(400, "'path' is missing");
        }
        int points = parameters.count("points", USUAL_POINTS, MOST_POINTS);
        Span span = Spans.of(parameters, agency.now());
        PathPatterns wanted = PathPatterns.of(paths);
        List<Known> found = history.series(span).stream()
                .filter(known -> agency.relative(known.path()).filter(wanted).isPresent())
                .toList();
        int most = Math.min(points, MOST_VALUES / Math.clamp(found.size(), 1, MOST));
        Json json = new Json().object().member("from", span.from()).member("until", span.until());
        if (found.size() > MOST) {
            json.member("more", found.size() - MOST);
        }
        json.array("series");
        found.stream().limit(MOST).forEach(known -> write(known, span, most, json));
        return Response.json(json.endArray().endObject().bytes()).with("Cache-Control", "no-store");
    }

    private void write(Known known, Span span, int most, Json json) {
        Optional<Points> usual = history.read(known.path(), span, Rollup.USUAL);
        if (usual.isEmpty()) {
            return;
        }
        Optional<Points> peaks = known.kind() == Series.Kind.GAUGE
                ? history.read(known.path(), span, Rollup.MAXIMUM)
                        .filter(points -> points.step() == usual.get().step()
                                && points.start() == usual.get().start())
                : Optional.empty();
        Thinning thinning = Thinning.to(most, usual.get());
        double[] average = thinning.averages(usual.get().values());
        double[] maximum = thinning.maxima(peaks.orElse(usual.get()).values());
        json.object()
                .member("path", agency.relative(known.path()).orElseThrow())
                .member("kind", known.kind().name().toLowerCase(Locale.ROOT))
                .member("unit", Units.of(known))
                .member("labels", known.labels())
                .member("start", thinning.start())
                .member("step", thinning.step());
        write("average", average, json);
        if (known.kind() == Series.Kind.GAUGE && !Arrays.equals(average, maximum)) {
            write("maximum", maximum, json);
        }
        json.endObject();
    }

    private static void write(String name, double[] values, Json json) {
        json.array(name);
        for (double value : values) {
            json.value(value);
        }
        json.endArray();
    }
}
