package dockerana.testkit;

import dockerana.api.Component;
import dockerana.runtime.config.Catalogue;
import dockerana.runtime.config.Entry;
import dockerana.runtime.config.InvalidConfiguration;
import dockerana.runtime.config.Settings;
import dockerana.runtime.plugin.LoadedPlugin;
import dockerana.runtime.plugin.Offer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Has the agent itself read the block of a type in {@code defaults.conf} as if a user had written it, commented examples included: so it is
 * seen that every key and value there is one of the configuration record, and that every option of the record is there.
 */
final class DefaultsCheck {
    /** What the agent has in every block. */
    private static final Set<String> THE_AGENTS = Set.of("type", "enabled", "interval", "from", "prefix");

    private static final Pattern EXAMPLE =
            Pattern.compile("^\\s*#\\s*(([a-z][a-z0-9-]*)(?:\\s*=.*|\\s*\\{.*\\}))\\s*$", Pattern.MULTILINE);

    private final Component component;
    private final String block;
    private final Settings settings;

    /** @param defaults the text of {@code defaults.conf} */
    DefaultsCheck(Component component, String defaults, ClassLoader loader) throws IOException {
        this.component = component;
        this.block = block(component.type(), defaults);
        this.settings = settings(defaults, loader);
    }

    private static String block(String type, String defaults) {
        Matcher block = Pattern.compile(
                        "^" + Pattern.quote(type) + "\\s*\\{\\n(.*?)^}", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(defaults);
        Broken.unless(
                block.find(),
                "defaults.conf has no block '%s'".formatted(type),
                "put defaults.conf at the root of the resources, with a block for each type: '%s {', its options on lines of their own, '}'"
                        .formatted(type));
        return block.group(1);
    }

    private static boolean states(String text, String key) {
        return Pattern.compile("(^|[\\s{,])" + Pattern.quote(key) + "\\s*[={]")
                .matcher(text)
                .find();
    }

    /** The block with its examples switched on, except those of options that have a default value. */
    private String everything() {
        StringBuilder text = new StringBuilder(block);
        Matcher example = EXAMPLE.matcher(block);
        String stated = block.replaceAll("(?m)^\\s*#.*$", "");
        while (example.find()) {
            if (!states(stated, example.group(2)) && !states(text.substring(block.length()), example.group(2))) {
                text.append(example.group(1)).append('\n');
            }
        }
        return text.toString();
    }

    private Settings settings(String defaults, ClassLoader loader) throws IOException {
        Path file = Files.createTempFile("defaults", ".conf");
        try {
            Files.writeString(file, configuration());
            return Settings.load(
                    file,
                    Map.of(),
                    Catalogue.of(
                            List.of(
                                    offer(component, defaults, loader),
                                    offer(StandIns.SOURCE, "", loader),
                                    offer(StandIns.SINK, "", loader)),
                            List.of()));
        } catch (InvalidConfiguration e) {
            throw Broken.promise(
                    "The block '%s' in defaults.conf does not fit %s: %s"
                            .formatted(component.type(), component.config().getSimpleName(), e.problems()),
                    "have the same options in both, and values and examples of the right kind");
        } finally {
            Files.delete(file);
        }
    }

    /** A configuration with this component, and what else the agent needs to run. */
    private String configuration() {
        String type = component.type();
        String own = switch (component.role()) {
            case SERVICE -> "services { %s {\n%s\n} }".formatted(type, everything());
            case SOURCE -> "sources { it { type = %s\n%s\n} }".formatted(type, everything());
            case SINK -> "sinks { it { type = %s\n%s\n} }".formatted(type, everything());
        };
        return "dockerana {\n%s\n%s\n}\n".formatted(own, StandIns.CONFIGURATION);
    }

    private static Offer offer(Component component, String defaults, ClassLoader loader) {
        LoadedPlugin plugin = new LoadedPlugin(
                component.type(), "1.0.0", "", Path.of("a.jar"), List.of(), loader, List.of(component), defaults);
        return new Offer(plugin, component);
    }

    void everyOptionIsDocumented() {
        settings.effective().sections().stream()
                .filter(section ->
                        section.title().endsWith(".it") || section.title().equals("services." + component.type()))
                .flatMap(section -> section.entries().stream())
                .map(Entry::key)
                .filter(key -> !THE_AGENTS.contains(key))
                .forEach(key -> Broken.unless(
                        List.of(key.split("\\.", -1)).stream().allMatch(part -> states(block, part)),
                        "The option '%s' of %s is not in defaults.conf"
                                .formatted(key, component.config().getSimpleName()),
                        "give it its default value there, or a commented example, with a comment that explains it"));
    }

    void everyOptionIsExplained() {
        String before = "";
        for (String line : block.lines().filter(line -> !line.isBlank()).toList()) {
            boolean begins = line.strip().matches("[a-z][a-z0-9-]*\\s*[={].*");
            Broken.unless(
                    !begins || before.startsWith("#"),
                    "The option '%s' in defaults.conf has no comment above it".formatted(line.strip()),
                    "say in a sentence what it is for: defaults.conf is its documentation");
            before = line.strip();
        }
    }
}
