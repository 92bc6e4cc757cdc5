package dockerana.plugin.local.web;

import dockerana.plugin.local.web.json.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/**
 * The description that is shipped, and whether something is as it says. It knows as much of JSON Schema as that file uses; a member that is not
 * described is a fault.
 */
final class Schemas {
    private final Tree document;

    Schemas() throws IOException {
        try (InputStream in = Schemas.class.getResourceAsStream("/openapi.yaml")) {
            this.document = new Tree(new Yaml().<Object>load(in));
        }
    }

    /** The addresses that are described. */
    List<String> paths() {
        return List.copyOf(document.at("paths").map().keySet());
    }

    /** The content types of an answer. */
    Map<String, @Nullable Object> content(String path, int status) {
        return resolved(document.at("paths", path, "get", "responses", String.valueOf(status)))
                .at("content")
                .map();
    }

    /** The parameters that are described. */
    List<String> parameters(String path) {
        Map<String, @Nullable Object> get = document.at("paths", path, "get").map();
        return get.containsKey("parameters")
                ? new Tree(get.get("parameters"))
                        .list().stream()
                                .map(one -> resolved(new Tree(one)).at("name").text())
                                .toList()
                : List.of();
    }

    /** What is wrong with the JSON of an answer; nothing, if it is as described. */
    List<String> faults(String path, int status, Tree answer) {
        List<String> faults = new ArrayList<>();
        check(new Tree(content(path, status).get("application/json")).at("schema"), answer.value(), path, faults);
        return faults;
    }

    /** What is wrong with a thing of that name. */
    List<String> faults(String schema, Tree thing) {
        List<String> faults = new ArrayList<>();
        check(document.at("components", "schemas", schema), thing.value(), schema, faults);
        return faults;
    }

    private Tree resolved(Tree node) {
        Map<String, @Nullable Object> map = node.map();
        return map.containsKey("$ref")
                ? resolved(document.at(
                        (Object[]) String.valueOf(map.get("$ref")).substring(2).split("/", -1)))
                : node;
    }

    private void check(Tree unresolved, @Nullable Object value, String where, List<String> faults) {
        Tree schema = resolved(unresolved);
        Map<String, @Nullable Object> rules = schema.map();
        Object type = rules.get("type");
        List<?> types = type instanceof List<?> several ? several : List.of(String.valueOf(type));
        if (types.stream().noneMatch(one -> isOf(String.valueOf(one), value))) {
            faults.add(where + " is no " + types + ": " + value);
            return;
        }
        if (rules.get("enum") instanceof List<?> allowed && !allowed.contains(value)) {
            faults.add(where + " is none of " + allowed + ": " + value);
        }
        if (value instanceof Map<?, ?> object) {
            checkObject(schema, object, where, faults);
        }
        if (value instanceof List<?> array) {
            for (int i = 0; i < array.size(); i++) {
                check(schema.at("items"), array.get(i), where + '[' + i + ']', faults);
            }
        }
    }

    private void checkObject(Tree schema, Map<?, ?> object, String where, List<String> faults) {
        if (schema.map().get("required") instanceof List<?> required) {
            required.stream()
                    .filter(name -> !object.containsKey(name))
                    .forEach(name -> faults.add(where + " lacks " + name));
        }
        object.forEach((name, value) -> {
            Tree described = member(schema, String.valueOf(name));
            if (described.value() == null) {
                faults.add(where + " has " + name + ", of which nobody was told");
            } else {
                check(described, value, where + '.' + name, faults);
            }
        });
    }

    private Tree member(Tree schema, String name) {
        Map<String, @Nullable Object> rules = schema.map();
        if (rules.get("properties") instanceof Map<?, ?> properties && properties.containsKey(name)) {
            return new Tree(properties.get(name));
        }
        if (rules.get("allOf") instanceof List<?> all) {
            for (Object one : all) {
                Tree found = member(resolved(new Tree(one)), name);
                if (found.value() != null) {
                    return found;
                }
            }
        }
        return new Tree(rules.get("additionalProperties"));
    }

    private static boolean isOf(String type, @Nullable Object value) {
        return switch (type) {
            case "object" -> value instanceof Map;
            case "array" -> value instanceof List;
            case "string" -> value instanceof String;
            case "integer" -> value instanceof Long;
            case "number" -> value instanceof Number;
            case "boolean" -> value instanceof Boolean;
            case "null" -> value == null;
            default -> false;
        };
    }
}
