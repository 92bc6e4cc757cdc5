package dockerana.plugin.local.web.agent;

import dockerana.api.Batch;
import dockerana.api.Series;
import dockerana.plugin.local.http.Request;
import dockerana.plugin.local.http.Response;
import dockerana.plugin.local.web.access.Access;
import dockerana.plugin.local.web.access.Endpoint;
import dockerana.plugin.local.web.present.Present;
import dockerana.plugin.local.web.present.Present.Reading;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Answers with the agent's own numbers in Prometheus' text format: what a counter counted since the agent began, what a gauge shows now.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">exposition formats</a>
 */
public final class PrometheusEndpoint implements Endpoint {
    private static final Set<String> OWN = Set.of("agent", "docker");
    private static final String API = "docker.api.";
    private static final String AGENT = "agent.";

    private final Agency agency;
    private final Present present;

    public PrometheusEndpoint(Agency agency, Present present) {
        this.agency = agency;
        this.present = present;
    }

    @Override
    public Response answer(Request request, Access access) {
        Map<String, StringBuilder> families = new TreeMap<>();
        for (Reading reading : present.readings()) {
            if (OWN.contains(reading.batch().source())) {
                add(reading.batch(), families);
            }
        }
        StringBuilder text = new StringBuilder("# TYPE dockerana_info gauge\ndockerana_info{version=\"");
        text.append(escaped(agency.version(), true)).append("\"} 1\n");
        families.values().forEach(text::append);
        return Response.of(
                        "text/plain; version=0.0.4; charset=utf-8",
                        text.toString().getBytes(StandardCharsets.UTF_8))
                .with("Cache-Control", "no-store");
    }

    private static void add(Batch batch, Map<String, StringBuilder> families) {
        for (int i = 0; i < batch.size(); i++) {
            Series series = batch.series(i);
            if (series.path().startsWith(AGENT) || series.path().startsWith(API)) {
                String name = "dockerana_" + series.metric().name().replaceAll("[^A-Za-z0-9_]", "_")
                        + (series.isCounter() ? "_total" : "");
                StringBuilder lines = families.computeIfAbsent(name, same -> begin(same, series));
                sample(name, series, batch.value(i), lines);
            }
        }
    }

    private static StringBuilder begin(String name, Series series) {
        return new StringBuilder("# HELP ")
                .append(name)
                .append(' ')
                .append(escaped(series.metric().description(), false))
                .append("\n# TYPE ")
                .append(name)
                .append(series.isCounter() ? " counter\n" : " gauge\n");
    }

    private static void sample(String name, Series series, double value, StringBuilder lines) {
        lines.append(name);
        char separator = '{';
        for (Map.Entry<String, String> label : series.labels().entrySet()) {
            lines.append(separator)
                    .append(label.getKey().replaceAll("[^A-Za-z0-9_]", "_"))
                    .append("=\"")
                    .append(escaped(label.getValue(), true))
                    .append('"');
            separator = ',';
        }
        lines.append(separator == ',' ? "} " : " ").append(number(value)).append('\n');
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1L << 53
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String escaped(String text, boolean quotes) {
        String plain = text.replace("\\", "\\\\").replace("\n", "\\n");
        return quotes ? plain.replace("\"", "\\\"") : plain;
    }
}
