package dockerana.dashboards;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A dashboard as its file says it.
 *
 * @param root what is in the file
 */
record Shipped(String uid, Map<String, Object> root) {
    private static final ConfigParseOptions JSON = ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON);

    static List<Shipped> all() {
        return Dashboards.all().stream().map(Shipped::of).toList();
    }

    private static Shipped of(Dashboard dashboard) {
        Map<String, Object> root = ConfigFactory.parseString(Json.text(dashboard.json()), JSON)
                .root()
                .unwrapped();
        return new Shipped(dashboard.board().uid(), root);
    }

    @SuppressWarnings("unchecked") // objects of JSON have names
    static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    static Object at(Map<String, Object> object, String... names) {
        Object value = object;
        for (String name : names) {
            Object next = object(value).get(name);
            if (next == null) {
                throw new AssertionError("there is no " + List.of(names) + " in " + object.keySet());
            }
            value = next;
        }
        return value;
    }

    static Stream<Map<String, Object>> objects(Object list) {
        return ((List<?>) list).stream().map(Shipped::object);
    }

    List<Map<String, Object>> panels() {
        return objects(at(root, "panels")).toList();
    }

    List<Map<String, Object>> variables() {
        return objects(at(root, "templating", "list")).toList();
    }

    List<Map<String, Object>> marks() {
        return objects(at(root, "annotations", "list")).toList();
    }

    /** What panels and variables ask Graphite. */
    List<String> graphiteTargets() {
        Stream<String> ofPanels = panels().stream()
                .filter(panel -> panel.containsKey("targets"))
                .flatMap(panel -> objects(at(panel, "targets")))
                .filter(target -> target.containsKey("target"))
                .map(target -> (String) at(target, "target"));
        Stream<String> ofVariables = variables().stream()
                .filter(variable -> "query".equals(variable.get("type")))
                .map(variable -> (String) at(variable, "query", "target"));
        return Stream.concat(ofPanels, ofVariables).toList();
    }

    /** Every text anywhere in it. */
    List<String> texts() {
        return texts(root);
    }

    /** Every text anywhere in a part of it. */
    static List<String> texts(Map<String, Object> part) {
        List<String> texts = new ArrayList<>();
        addTexts(part, texts);
        return texts;
    }

    private static void addTexts(@Nullable Object value, List<String> texts) {
        switch (value) {
            case Map<?, ?> object -> object.values().forEach(part -> addTexts(part, texts));
            case List<?> list -> list.forEach(part -> addTexts(part, texts));
            case String text -> texts.add(text);
            case null, default -> {} // a number or a truth
        }
    }

    @Override
    public String toString() {
        return uid;
    }
}
