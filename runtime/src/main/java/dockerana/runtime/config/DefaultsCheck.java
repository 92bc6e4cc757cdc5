package dockerana.runtime.config;

import dockerana.api.Component;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compares a plugin's {@code defaults.conf} with the configuration records of its components, in both directions. */
public final class DefaultsCheck {
    private static final Set<String> RUNTIMES = Set.of("type", "enabled", "interval", "from", "prefix");

    private final List<String> mismatches = new ArrayList<>();

    private DefaultsCheck() {}

    /**
     * What is wrong, a sentence each.
     *
     * @param text the whole {@code defaults.conf}
     */
    public static List<String> mismatches(List<Component> components, String text) {
        DefaultsCheck check = new DefaultsCheck();
        try {
            Set<String> blocks = new HashSet<>(
                    Defaults.parse("defaults.conf", text).root().children().keySet());
            for (Component component : components) {
                boolean stated = blocks.remove(component.type());
                if (!stated && component.config().getRecordComponents().length > 0) {
                    check.mismatches.add("there is no block '%s'".formatted(component.type()));
                }
                check.component(component, ComponentDefaults.of(component, text));
            }
            blocks.forEach(block -> check.mismatches.add("'%s' is no type of this plugin".formatted(block)));
        } catch (InvalidConfiguration e) {
            check.add(e);
        }
        return List.copyOf(check.mismatches);
    }

    private void component(Component component, ComponentDefaults defaults) {
        String type = component.type();
        OptionType.keys(component.config()).stream()
                .filter(RUNTIMES::contains)
                .forEach(key -> mismatches.add(
                        "%s: '%s' is an option that the runtime has in every block".formatted(type, key)));
        defaults.strangeExamples()
                .forEach(key -> mismatches.add("%s: '# %s = …' is no option of %s"
                        .formatted(type, key, component.config().getSimpleName())));
        for (Option option : defaults.options()) {
            if (option.value().isEmpty() && option.example().isEmpty()) {
                mismatches.add("%s: option '%s' has neither a default nor a line '# %s = …' with an example"
                        .formatted(type, option.key(), option.key()));
            } else if (option.comment().isBlank()) {
                mismatches.add("%s: option '%s' has no comment above it".formatted(type, option.key()));
            }
        }
        List<Option> required = defaults.required();
        bind(defaults, required);
        for (Option option : defaults.options()) {
            if (!option.required() && option.example().isPresent()) {
                List<Option> examples = new ArrayList<>(required);
                examples.add(option);
                bind(defaults, examples);
            }
        }
    }

    private void bind(ComponentDefaults defaults, List<Option> examples) {
        try {
            defaults.bind(examples);
        } catch (InvalidConfiguration e) {
            add(e);
        }
    }

    private void add(InvalidConfiguration e) {
        e.problems().stream()
                .map(Problem::toString)
                .filter(problem -> !mismatches.contains(problem))
                .forEach(mismatches::add);
    }
}
