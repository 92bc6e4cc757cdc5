package dockerana.plugin.carbon;

import dockerana.api.Agent;
import dockerana.api.Series;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How series are called at carbon: as a path, or as a name with tags. Safe for any thread. */
final class SeriesNames {
    /** In UTF-8: no path of a whisper file can be longer, and a line of 16 KiB would cost carbon's line receiver the connection. */
    static final int LONGEST = 4096;

    private static final String TOTAL = "_total";

    private final Agent agent;
    private final CarbonConfig config;
    private final boolean rates;
    private final boolean totals;

    SeriesNames(CarbonConfig config, Agent agent) {
        this.agent = agent;
        this.config = config;
        this.rates = config.counters().contains(CarbonConfig.Counters.RATE);
        this.totals = config.counters().contains(CarbonConfig.Counters.TOTAL);
    }

    /** The name that says which server of a ring a series belongs to: a counter has either a rate or a total there. */
    String onRing(Series series) {
        return series.isCounter() && !rates ? total(series) : current(series);
    }

    /** The name of a gauge, or of a counter's rate. */
    String current(Series series) {
        return name(series, "");
    }

    /** The name of a counter's running total. */
    String total(Series series) {
        return name(series, TOTAL);
    }

    /** The names under which the series is sent, as this encoder writes them. */
    SeriesBytes bytes(Series series, Encoder encoder) {
        byte[] current = series.isCounter() && !rates ? SeriesBytes.NONE : encoder.name(current(series));
        byte[] total = series.isCounter() && totals ? encoder.name(total(series)) : SeriesBytes.NONE;
        int oversize = 0;
        if (current.length > LONGEST) {
            current = SeriesBytes.NONE;
            oversize++;
        }
        if (total.length > LONGEST) {
            total = SeriesBytes.NONE;
            oversize++;
        }
        return new SeriesBytes(current, total, oversize);
    }

    private String name(Series series, String suffix) {
        return config.naming() == CarbonConfig.Naming.TREE
                ? agent.path(series) + suffix
                : tagged(agent.name(series) + suffix, agent.tags(series, config.tags()));
    }

    /**
     * In the order of carbon's normal form, which sorts {@code ;tag=value} as a whole, so that a relay and a cache hash the same name.
     *
     * @see <a href="https://graphite.readthedocs.io/en/latest/tags.html">Graphite's tags</a>
     */
    private String tagged(String name, Map<String, String> tags) {
        List<String> sorted = tags.entrySet().stream()
                .map(tag -> ';' + tag.getKey() + '=' + tag.getValue())
                .sorted()
                .toList();
        String whole = name + String.join("", sorted);
        // carbon takes what ends like this for OpenMetrics, and would read other tags out of it
        String carbon = whole.endsWith("\"}") ? whole.substring(0, whole.length() - 1) + '_' : whole;
        return config.protocol() == CarbonConfig.Protocol.LINE ? withoutBlanks(carbon) : carbon;
    }

    /** Carbon splits a line at whatever Python takes for a blank. */
    private static String withoutBlanks(String name) {
        return name.codePoints()
                .map(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) ? '_' : c)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
