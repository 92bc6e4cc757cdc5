package dockerana.testkit;

import dockerana.api.Component;
import dockerana.api.Plugin;
import dockerana.runtime.config.DefaultsCheck;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The checks behind {@link PluginContract} that look at the plugin as a whole. */
final class PluginChecks {
    private static final String SERVICES = "META-INF/services/" + Plugin.class.getName();

    private final PluginContract contract;

    PluginChecks(PluginContract contract) {
        this.contract = contract;
    }

    private String file(String name) throws IOException {
        byte[] bytes = BuiltPlugin.files(contract.built()).get(name);
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    void doorCanBeFound() throws Exception {
        Class<?> door = contract.plugin().getClass();
        Broken.unless(
                file(SERVICES).lines().map(String::strip).anyMatch(door.getName()::equals),
                "'%s' is not named in %s".formatted(door.getName(), SERVICES),
                "put that file into the resources, with the name of the door as its line");
        boolean open = Modifier.isPublic(door.getModifiers())
                && Arrays.stream(door.getConstructors()).anyMatch(PluginChecks::takesNothing);
        Broken.unless(
                open,
                "'%s' cannot be built by ServiceLoader".formatted(door.getName()),
                "make it a public class with a public constructor without parameters");
    }

    private static boolean takesNothing(Constructor<?> constructor) {
        return constructor.getParameterCount() == 0;
    }

    void componentsAreStable() {
        Plugin plugin = contract.plugin();
        List<Component> first = plugin.components();
        Broken.unless(
                plugin.components().equals(first)
                        && contract.plugin().components().equals(first),
                "components() offers something else when it is asked again",
                "return a list of constants");
    }

    void typesAreUnique() {
        List<Component> components = contract.plugin().components();
        Broken.unless(!components.isEmpty(), "components() offers nothing", "offer a source, a sink or a service");
        Set<String> seen = new HashSet<>();
        for (Component component : components) {
            String offer = "%s '%s'".formatted(component.role().word(), component.type());
            Broken.unless(seen.add(offer), "There are two offers of " + offer, "give each a type of its own");
        }
    }

    void defaultsFit() throws Exception {
        List<String> mismatches = DefaultsCheck.mismatches(contract.plugin().components(), file("defaults.conf"));
        Broken.unless(
                mismatches.isEmpty(),
                "defaults.conf at the root of the resources and the configuration records disagree: " + mismatches,
                "have a block for each type and in it every option, with its default value or an example, and a comment above");
    }

    void readmeIsThere() throws Exception {
        Path readme = contract.folder().resolve("README.md");
        String text = Files.exists(readme) ? Files.readString(readme) : "";
        for (Component component : contract.plugin().components()) {
            Broken.unless(
                    text.contains(component.type()),
                    "%s does not mention '%s'".formatted(readme, component.type()),
                    "write a short README.md beside the plugin's pom.xml: what it offers, and how to configure it");
        }
    }
}
