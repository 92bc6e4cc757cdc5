package dockerana.runtime.config;

import dockerana.runtime.plugin.LoadedPlugin;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The text of a {@code defaults.conf}, and the blocks in it.
 *
 * @param name what positions name
 */
record Defaults(String name, String text, Node.Block root) {
    private static final String OWN = "defaults.conf";
    private static final Pattern COMMENT = Pattern.compile("(?m)^[ \\t]*+(?:#|//).*$");

    /** What holds for the parts of the configuration that the runtime itself knows. */
    static Defaults builtIn() throws InvalidConfiguration {
        try (InputStream in = Objects.requireNonNull(Defaults.class.getResourceAsStream(OWN), OWN)) {
            return parse("built-in defaults", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws InvalidConfiguration if the plugin's file is not what it should be */
    static Defaults of(LoadedPlugin plugin) throws InvalidConfiguration {
        return parse("defaults.conf of plugin " + plugin.id(), plugin.defaults());
    }

    /** @throws InvalidConfiguration if the text is not what it should be */
    static Defaults parse(String name, String text) throws InvalidConfiguration {
        Problems problems = new Problems();
        Node.Block root = Hocon.read(name, withoutComments(text), Map.of(), problems);
        problems.throwIfAny();
        return new Defaults(name, text, root);
    }

    /** Most of such a file are lines of comment, over which a start would spend its time; positions stay what they are. */
    private static String withoutComments(String text) {
        return text.contains("\"\"\"") ? text : COMMENT.matcher(text).replaceAll("");
    }

    /** The defaults of a type; empty if there are none. */
    Node.Block block(String type) {
        return root.block(type).orElseGet(() -> Node.Block.empty(new Position(name, 0)));
    }

    /** What the text states, also in comments. */
    List<Statement> statements() {
        return Hocon.statements(text).all();
    }
}
