package dockerana.dashboards;

import static dockerana.dashboards.Json.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What numbers mean. */
final class Meanings {
    /** Grafana has no name for it. */
    private static final String GREY = "#8e8e8e";

    static final List<Map<String, Object>> STATE = numbered(
            "created", "blue",
            "running", "green",
            "paused", "yellow",
            "restarting", "orange",
            "exited", GREY,
            "dead", "red",
            "removing", "purple");

    static final List<Map<String, Object>> HEALTH = numbered(
            "no check", GREY,
            "starting", "yellow",
            "healthy", "green",
            "unhealthy", "red");

    /** Of the time until something is full, which is negative while it empties. */
    static final List<Map<String, Object>> TIME_LEFT = List.of(
            object(
                    "type",
                    "range",
                    "options",
                    object("from", Json.NULL, "to", 0, "result", object("text", "not filling", "color", "green"))),
            object(
                    "type",
                    "range",
                    "options",
                    object(
                            "from",
                            31_536_000,
                            "to",
                            Json.NULL,
                            "result",
                            object("text", "over a year", "color", "green"))),
            special("not filling", "green"));

    /** Of something that is told as long as the agent lives. */
    static final List<Map<String, Object>> SIGN_OF_LIFE = List.of(special("silent", "red"));

    /** Of a number that is not there now. */
    static final List<Map<String, Object>> ABSENT = List.of(special("–", "text"));

    private Meanings() {}

    /** What stands for a number that is not there. */
    private static Map<String, Object> special(String text, String colour) {
        return object(
                "type",
                "special",
                "options",
                object("match", "null+nan", "result", object("text", text, "color", colour, "index", 9)));
    }

    /** @param words text and colour of 0, 1, 2 and so on */
    private static List<Map<String, Object>> numbered(String... words) {
        Map<String, Object> values = object();
        for (int i = 0; i < words.length; i += 2) {
            values.put(Integer.toString(i / 2), object("text", words[i], "color", words[i + 1], "index", i / 2));
        }
        List<Map<String, Object>> mappings = new ArrayList<>();
        mappings.add(object("type", "value", "options", values));
        mappings.add(special("–", "text"));
        return List.copyOf(mappings);
    }
}
