package dockerana.distribution;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dockerana.distribution.ShippedBoard.Panel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks a Graphite, or what answers like one, what Grafana would ask it for a dashboard, in the words of its data source. */
record Grafana(Endpoint graphite) {
    private static final Duration SHOWN = Duration.ofMinutes(15);
    private static final int PIXELS_OF_A_COLUMN = 75;

    /**
     * A series with at least one point.
     *
     * @param refId the letter of what was asked
     * @param isZero whether it has nothing but zeros
     */
    record Answer(String refId, String name, boolean isZero) {}

    /** What a variable of the type Metric Name offers. */
    List<String> values(String target, Chosen chosen) {
        return answers(Map.of("A", target), chosen, SHOWN, Duration.ZERO, 1000).stream()
                .map(Answer::name)
                .sorted()
                .toList();
    }

    /**
     * What comes back for a panel, of that which is not null.
     *
     * @param later than now it is asked as if it were; what is shown begins as if it were not
     */
    List<Answer> answers(Panel panel, Chosen chosen, Duration later) {
        Duration shown = panel.file().hasPath("timeFrom")
                ? Duration.parse("PT" + panel.file().getString("timeFrom"))
                : SHOWN;
        return answers(panel.targets(), chosen, shown, later, panel.file().getInt("gridPos.w") * PIXELS_OF_A_COLUMN);
    }

    private List<Answer> answers(
            Map<String, String> targets, Chosen chosen, Duration shown, Duration later, int maxDataPoints) {
        long now = System.currentTimeMillis() / 1000;
        String until = Long.toString(now + later.toSeconds());
        List<String> wrapped = targets.entrySet().stream()
                .map(target -> "aliasSub(%s, \"(^.*$)\", \"\\1 %s\")"
                        .formatted(chosen.inGraphite(target.getValue()), target.getKey()))
                .toList();
        try {
            Map<String, String> settings = new HashMap<>(Map.of(
                    "format",
                    "json",
                    "from",
                    Long.toString(now - shown.toSeconds()),
                    "until",
                    until,
                    "maxDataPoints",
                    Integer.toString(maxDataPoints)));
            if (!later.isZero()) {
                settings.put("now", until);
            }
            String body = graphite.render(wrapped, settings);
            return answers(ConfigFactory.parseString("{\"series\": " + body + "}", ShippedBoard.JSON));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Answer> answers(Config body) {
        List<Answer> answers = new ArrayList<>();
        for (Config series : body.getConfigList("series")) {
            List<Double> values = series.getList("datapoints").stream()
                    .map(point -> ((List<?>) point.unwrapped()).getFirst())
                    .filter(Number.class::isInstance)
                    .map(value -> ((Number) value).doubleValue())
                    .toList();
            if (!values.isEmpty()) {
                String name = series.getString("target");
                int blank = name.lastIndexOf(' ');
                boolean isZero = values.stream().allMatch(value -> value == 0);
                answers.add(new Answer(name.substring(blank + 1), name.substring(0, blank), isZero));
            }
        }
        return answers;
    }

    /** Whether there are marks with a tag. */
    boolean marks(String tag) {
        long until = System.currentTimeMillis() / 1000;
        try {
            return !graphite.get("/events/get_data?from=%d&until=%d&tags=%s"
                            .formatted(until - SHOWN.toSeconds(), until, Endpoint.encoded(tag)))
                    .strip()
                    .equals("[]");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public String toString() {
        return graphite.name();
    }
}
