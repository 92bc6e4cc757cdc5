package dockerana.plugin.docker;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How users want containers to be named: text with {@code {name}} (the name they would have without it), {@code {docker-name}}, {@code {image}}
 * and {@code {label.KEY}} in it.
 */
record Template(String text) {
    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");
    private static final String LABEL = "label.";

    /** @throws IllegalArgumentException if it contains something else in braces */
    Template {
        fill(text, place -> {
            if (!place.equals("name")
                    && !place.equals("docker-name")
                    && !place.equals("image")
                    && !(place.startsWith(LABEL) && place.length() > LABEL.length())) {
                throw new IllegalArgumentException(
                        "containers.name: '{%s}' is none of {name}, {docker-name}, {image}, {label.KEY}"
                                .formatted(place));
            }
            return "";
        });
    }

    /** The name by it; that without it if this gives none. */
    String name(Container container, String without) {
        String name = fill(text, place -> switch (place) {
            case "name" -> without;
            case "docker-name" -> container.dockerName();
            case "image" -> container.image();
            default -> container.labels().getOrDefault(place.substring(LABEL.length()), "");
        });
        return name.isBlank() ? without : name;
    }

    private static String fill(String text, Function<String, String> value) {
        return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(value.apply(place.group(1))));
    }
}
