package dockerana.runtime.config;

import dockerana.api.Secret;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes the value of one option of its node: a scalar, a list, a map, or a record inside those. */
final class Conversion {
    private static final Pattern IN_QUOTES = Pattern.compile("\\$\\{\\??[A-Za-z_][A-Za-z0-9_.]*}");

    private final Scalars scalars;
    private final Problems problems;
    private final Records records;

    Conversion(Scalars scalars, Problems problems, Records records) {
        this.scalars = scalars;
        this.problems = problems;
        this.records = records;
    }

    /** Makes a record of a block. */
    @FunctionalInterface
    interface Records {
        Optional<Record> record(Class<? extends Record> type, Place place, List<Entry> entries);
    }

    /** Whether a type is a record that is written as a block; one that has a text form is written as text. */
    boolean isBlock(Type type) {
        return type instanceof Class<?> c && c.isRecord() && !scalars.knows(c);
    }

    /** Empty if something was reported. */
    Optional<Bound> convert(OptionType option, Node node, String path) {
        if (node instanceof Node.Unresolved) {
            return Optional.empty();
        }
        if (node instanceof Node.Nothing) {
            return refused(node, path, "is null; leave the key out to get its default");
        }
        if (option.type() instanceof ParameterizedType generic) {
            return generic.getRawType() == Map.class
                    ? map(option.element(generic, 1), node, path)
                    : list(option.element(generic, 0), node, path);
        }
        if (!(option.type() instanceof Class<?> type)) {
            return refused(node, path, "cannot be set: its type is none that options have");
        }
        if (isBlock(type)) {
            return node instanceof Node.Block block
                    ? block(type.asSubclass(Record.class), block, path)
                    : refused(node, path, "is no block; expected { … }");
        }
        return node instanceof Node.Scalar scalar
                ? scalar(option, type, scalar, path)
                : refused(
                        node,
                        path,
                        "is a %s; expected one value".formatted(node instanceof Node.Block ? "block" : "list"));
    }

    private Optional<Bound> refused(Node node, String path, String message) {
        problems.add(node.position(), path, message);
        return Optional.empty();
    }

    private Optional<Bound> scalar(OptionType option, Class<?> type, Node.Scalar scalar, String path) {
        String text = scalar.text();
        if (!scalar.isFromEnvironment() && IN_QUOTES.matcher(text).find()) {
            return refused(scalar, path, "a substitution inside quotes is not replaced: write ${NAME} outside of them");
        }
        try {
            Object value = option.size() ? (Object) Units.bytes(text) : scalars.convert(type, text);
            return Optional.of(new Bound(value, type == Secret.class ? Shown.MASK : Shown.text(text)));
        } catch (IllegalArgumentException e) {
            return refused(scalar, path, Shown.masked(String.valueOf(e.getMessage())));
        }
    }

    private Optional<Bound> block(Class<? extends Record> type, Node.Block block, String path) {
        Place place = new Place(path, block.position(), List.of(block));
        List<Entry> entries = new ArrayList<>();
        return records.record(type, place, entries)
                .map(value -> new Bound(
                        value,
                        entries.stream()
                                .flatMap(entry -> entry.value().map(v -> entry.key() + " = " + v).stream())
                                .collect(Collectors.joining(", ", "{ ", " }"))));
    }

    /** One value is a list of one; in a variable, commas separate several. */
    private Optional<Bound> list(OptionType element, Node node, String path) {
        List<Node> elements = switch (node) {
            case Node.Items items -> items.elements();
            case Node.Scalar scalar when scalar.isFromEnvironment() -> parts(scalar);
            default -> List.of(node);
        };
        List<Bound> bound = elements.stream()
                .flatMap(item -> convert(element, item, path).stream())
                .toList();
        if (bound.size() < elements.size()) {
            return Optional.empty();
        }
        return Optional.of(new Bound(
                bound.stream().map(Bound::value).toList(),
                bound.stream().map(Bound::shown).collect(Collectors.joining(", ", "[", "]"))));
    }

    private static List<Node> parts(Node.Scalar scalar) {
        return Arrays.stream(scalar.text().split(",", -1))
                .<Node>map(
                        part -> new Node.Scalar(scalar.position(), part.strip(), scalar.variable(), Optional.empty()))
                .toList();
    }

    private Optional<Bound> map(OptionType element, Node node, String path) {
        if (!(node instanceof Node.Block block)) {
            return refused(node, path, "is no block; expected { … }");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> shown = new ArrayList<>();
        boolean complete = true;
        for (Map.Entry<String, Node> child : block.children().entrySet()) {
            if (child.getValue() instanceof Node.Unset) {
                continue;
            }
            Optional<Bound> bound = convert(element, child.getValue(), path + '.' + child.getKey());
            bound.ifPresent(b -> {
                values.put(child.getKey(), b.value());
                shown.add(Shown.text(child.getKey()) + " = " + b.shown());
            });
            complete &= bound.isPresent();
        }
        String text = shown.isEmpty() ? "{}" : "{ " + String.join(", ", shown) + " }";
        return complete ? Optional.of(new Bound(Collections.unmodifiableMap(values), text)) : Optional.empty();
    }
}
