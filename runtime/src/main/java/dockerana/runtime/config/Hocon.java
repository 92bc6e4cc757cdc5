package dockerana.runtime.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import dockerana.runtime.config.Statement.Form;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads HOCON: the only class that knows its library. What the library silently accepts, such as a key given twice, is a problem here.
 *
 * <p>Substitutions see the file and the environment variables, and nothing else.
 */
final class Hocon {
    private static final int MAX_DEPTH = 100;
    private static final String VARIABLE = "environment variable ";
    private static final Pattern VARIABLES = Pattern.compile(VARIABLE + "([^,\\s]+)");
    private static final String UNRESOLVED = "unresolved ";

    private final String file;
    private final Map<List<String>, Statement> stated;

    private Hocon(String file, Map<List<String>, Statement> stated) {
        this.file = file;
        this.stated = stated;
    }

    /**
     * @param file what positions name
     * @param problems gets what does not keep the rest from being read
     * @throws InvalidConfiguration if the text is not HOCON
     */
    static Node.Block read(String file, String text, Map<String, String> environment, Problems problems)
            throws InvalidConfiguration {
        refuseDepth(file, text);
        try {
            Config parsed = ConfigFactory.parseString(
                    text,
                    ConfigParseOptions.defaults()
                            .setSyntax(ConfigSyntax.CONF)
                            .setOriginDescription(file)
                            .setIncluder(new NoIncludes()));
            Statements statements = statements(text);
            Map<String, ConfigValue> variables = variables(environment);
            Inspection inspection = new Inspection(file, problems);
            inspection.inspect(statements);
            for (Statement.Substitution missing : inspection.unresolved(statements, environment.keySet())) {
                variables.put(missing.name(), ConfigValueFactory.fromAnyRef("", UNRESOLVED + missing.name()));
            }
            Config resolved = parsed.withFallback(
                            ConfigValueFactory.fromMap(variables, "environment").toConfig())
                    .resolve(ConfigResolveOptions.noSystem());
            ConfigObject own = resolved.root();
            for (String name : variables.keySet()) {
                own = parsed.root().containsKey(name) ? own : own.withoutKey(name);
            }
            return new Hocon(file, statements.last()).block(own, List.of(), new Position(file, 1));
        } catch (ConfigException e) {
            throw new InvalidConfiguration(
                    List.of(SyntaxProblem.of(file, line(e, text), String.valueOf(e.getMessage()))));
        }
    }

    /** What the text states, for its documentation. */
    static Statements statements(String text) {
        return Statements.of(text, ConfigUtil::splitPath);
    }

    private Node node(ConfigValue value, List<String> path, Position around) {
        Statement statement = stated.get(path);
        Position position = statement != null ? new Position(file, statement.line()) : within(value, around);
        return switch (value) {
            case ConfigObject object -> block(object, path, position);
            case ConfigList list -> items(list, path, position);
            default -> scalar(value, position, Optional.ofNullable(statement));
        };
    }

    private Node.Block block(ConfigObject object, List<String> path, Position position) {
        Map<String, Node> children = new LinkedHashMap<>();
        List<Statement> below = stated.values().stream()
                .filter(statement -> isChild(statement.path(), path))
                .toList();
        for (Statement statement : below) {
            String key = statement.path().getLast();
            ConfigValue value = object.get(key);
            if (value != null) {
                children.put(key, node(value, statement.path(), position));
            } else if (statement.form() == Form.OPTIONAL) {
                children.put(key, new Node.Unset(new Position(file, statement.line()), statement.text()));
            }
        }
        object.keySet().stream()
                .filter(key -> !children.containsKey(key))
                .sorted()
                .forEach(key -> children.put(key, node(value(object, key), append(path, key), position)));
        return new Node.Block(position, children);
    }

    private Node.Items items(ConfigList list, List<String> path, Position position) {
        List<Node> elements = new ArrayList<>();
        for (ConfigValue element : list) {
            elements.add(node(element, append(path, "[" + elements.size() + "]"), position));
        }
        return new Node.Items(position, List.copyOf(elements));
    }

    private static Node scalar(ConfigValue value, Position position, Optional<Statement> statement) {
        if (value.valueType() == ConfigValueType.NULL) {
            return new Node.Nothing(position);
        }
        String description = value.origin().description();
        if (description.startsWith(UNRESOLVED)) {
            return new Node.Unresolved(position);
        }
        String text = value.atKey("value").getString("value"); // numbers as they were written
        Matcher names = VARIABLES.matcher(description);
        if (names.matches()) {
            return new Node.Scalar(position, text, Optional.of(names.group(1)), Optional.empty());
        }
        if (names.reset().find()) { // a text put together of several
            return new Node.Scalar(position, text, Optional.empty(), Optional.of("with " + names.group()));
        }
        int line = line(value.origin());
        boolean overridable = statement.filter(s -> s.form() == Form.OPTIONAL).isPresent();
        return new Node.Scalar(
                overridable && line > 0 ? new Position(position.file(), line) : position,
                text,
                Optional.empty(),
                statement.filter(s -> overridable).map(s -> s.text() + " is not set"));
    }

    /** An element of a list has its own line, unless it was substituted. */
    private Position within(ConfigValue value, Position around) {
        int line = line(value.origin());
        boolean here = value.origin().description().startsWith(file + ": ");
        return here && line > around.line() ? new Position(file, line) : around;
    }

    private static ConfigValue value(ConfigObject object, String key) {
        return Objects.requireNonNull(object.get(key));
    }

    private static boolean isChild(List<String> path, List<String> parent) {
        return path.size() == parent.size() + 1
                && path.subList(0, parent.size()).equals(parent);
    }

    private static List<String> append(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return List.copyOf(longer);
    }

    private static Map<String, ConfigValue> variables(Map<String, String> environment) {
        Map<String, ConfigValue> variables = new HashMap<>();
        environment.forEach(
                (name, value) -> variables.put(name, ConfigValueFactory.fromAnyRef(value, VARIABLE + name)));
        return variables;
    }

    private static int line(@Nullable ConfigOrigin origin) {
        return origin == null ? 0 : Math.max(0, origin.lineNumber());
    }

    /** A variable's value stands nowhere in the file: what counts is where it is asked for. */
    private static int line(ConfigException e, String text) {
        Matcher variable = VARIABLES.matcher(
                e.origin() == null ? "" : String.valueOf(e.origin().description()));
        if (!variable.matches()) {
            return line(e.origin());
        }
        return statements(text).substitutions().stream()
                .filter(substitution -> substitution.name().equals(variable.group(1)))
                .mapToInt(Statement.Substitution::line)
                .findFirst()
                .orElse(0);
    }

    /** The library reads nested brackets by recursion. */
    private static void refuseDepth(String file, String text) throws InvalidConfiguration {
        int depth = 0;
        int line = 1;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                case '\n' -> line++;
                default -> {}
            }
            if (depth > MAX_DEPTH) {
                throw new InvalidConfiguration(List.of(new Problem(
                        new Position(file, line), "", "more than %d brackets are open".formatted(MAX_DEPTH))));
            }
        }
    }

    /** Reads nothing; the statement is reported as a problem. */
    private static final class NoIncludes implements ConfigIncluder {
        @Override
        public ConfigIncluder withFallback(ConfigIncluder fallback) {
            return this;
        }

        @Override
        public ConfigObject include(ConfigIncludeContext context, String what) {
            return ConfigFactory.empty().root();
        }
    }
}
