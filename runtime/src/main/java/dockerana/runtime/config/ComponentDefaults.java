package dockerana.runtime.config;

import dockerana.api.Component;
import dockerana.api.Tls;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The options of one component as its plugin's {@code defaults.conf} has them: a key with a comment above and its default, or commented out,
 * <code># key = value</code> with an example, if it has no default.
 */
public final class ComponentDefaults {
    private final Component component;
    private final Defaults defaults;

    private ComponentDefaults(Component component, Defaults defaults) {
        this.component = component;
        this.defaults = defaults;
    }

    /**
     * Reads them.
     *
     * @param text the whole {@code defaults.conf}
     * @throws InvalidConfiguration if it is not HOCON, or gives a key twice
     */
    public static ComponentDefaults of(Component component, String text) throws InvalidConfiguration {
        return new ComponentDefaults(component, Defaults.parse("defaults.conf", text));
    }

    /** Every option, in the order of the record; those of blocks with the block's name before theirs. */
    public List<Option> options() {
        List<Option> options = new ArrayList<>();
        add(component.config(), "", options);
        return List.copyOf(options);
    }

    /**
     * The configuration record with all its defaults; options that must be given have the values of their examples.
     *
     * @throws InvalidConfiguration if those do not fit
     */
    public Record example() throws InvalidConfiguration {
        return bind(required());
    }

    /** The record, with these examples. */
    Record bind(List<Option> examples) throws InvalidConfiguration {
        Problems problems = new Problems();
        StringBuilder text = new StringBuilder();
        for (Option option : examples) {
            text.append("%s.%s = %s\n"
                    .formatted(component.type(), option.key(), option.example().orElseThrow()));
        }
        Node.Block given = Hocon.read("example", text.toString(), Map.of(), problems);
        Node.Block own = defaults.block(component.type());
        Node.Block above = given.block(component.type()).orElse(own);
        Binder binder = new Binder(
                Path.of("").toAbsolutePath(),
                Map.of(Tls.class, Defaults.builtIn().block("tls")),
                problems);
        Place place = new Place(component.type(), own.position(), List.of(above, own));
        binder.refuseUnknown(place, OptionType.keys(component.config()));
        Optional<? extends Record> bound = binder.bind(component.config(), place, new ArrayList<>());
        problems.throwIfAny();
        return bound.orElseThrow();
    }

    /** The options that must be given and say how. */
    List<Option> required() {
        return options().stream()
                .filter(option -> option.required() && option.example().isPresent())
                .toList();
    }

    /** Keys that are written as examples and are none of the record's; blocks inside such examples are not looked into. */
    Set<String> strangeExamples() {
        Set<String> known = new HashSet<>();
        options().forEach(option -> known.add(option.key()));
        OptionType.keys(component.config()).forEach(known::add);
        Set<String> strange = new HashSet<>();
        for (Statement statement : defaults.statements()) {
            List<String> path = statement.path();
            if (statement.form() == Statement.Form.EXAMPLE && path.getFirst().equals(component.type())) {
                strange.add(String.join(".", path.subList(1, path.size())));
            }
        }
        strange.removeAll(known);
        return strange;
    }

    private void add(Class<? extends Record> type, String prefix, List<Option> options) {
        for (OptionType option : OptionType.of(type)) {
            String key = prefix + option.key();
            boolean block = option.type() instanceof Class<?> c
                    && c.isRecord()
                    && node(key).filter(Node.Block.class::isInstance).isPresent();
            if (block && option.type() != Tls.class) {
                add(((Class<?>) option.type()).asSubclass(Record.class), key + '.', options);
            } else {
                options.add(option(option, key));
            }
        }
    }

    private Option option(OptionType option, String key) {
        Optional<Statement> example = statement(key, true)
                .or(() -> option.isSecret()
                        ? statement(key.replace(option.key(), option.fileKey()), true)
                        : Optional.empty());
        Optional<String> value = node(key).map(Shown::node);
        String comment =
                statement(key, false).or(() -> example).map(this::comment).orElse("");
        return new Option(
                key,
                comment,
                value,
                value.isPresent() ? Optional.empty() : example.map(Statement::text),
                !option.optional() && value.isEmpty());
    }

    /** A key right below another one shares its comment. */
    private String comment(Statement statement) {
        Statement found = statement;
        for (Statement above : defaults.statements().reversed()) {
            if (found.comments().isEmpty() && above.line() == found.line() - 1) {
                found = above;
            }
        }
        return String.join(" ", found.comments());
    }

    private Optional<Statement> statement(String key, boolean example) {
        String path = component.type() + '.' + key;
        return defaults.statements().stream()
                .filter(statement -> String.join(".", statement.path()).equals(path))
                .filter(statement -> (statement.form() == Statement.Form.EXAMPLE) == example)
                .findFirst();
    }

    private Optional<Node> node(String key) {
        Optional<Node> node = Optional.of(defaults.block(component.type()));
        for (String step : key.split("\\.", -1)) {
            node = node.filter(Node.Block.class::isInstance).flatMap(block -> ((Node.Block) block).child(step));
        }
        return node;
    }
}
