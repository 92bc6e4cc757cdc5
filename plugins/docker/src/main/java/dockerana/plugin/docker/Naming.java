package dockerana.plugin.docker;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a container is called in paths, before it is compared with others: a name that a new container for the same purpose has too, so that a
 * deployment does not begin new series.
 */
final class Naming {
    private static final String NAME = "dockerana.name";
    private static final String SWARM_SERVICE = "com.docker.swarm.service.name";
    private static final String SWARM_TASK = "com.docker.swarm.task.name";
    private static final String COMPOSE_PROJECT = "com.docker.compose.project";
    private static final String COMPOSE_SERVICE = "com.docker.compose.service";
    private static final String COMPOSE_NUMBER = "com.docker.compose.container-number";
    private static final String COMPOSE_ONE_OFF = "com.docker.compose.oneoff";
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private final Optional<Template> template;
    private final boolean trustLabels;

    Naming(Optional<Template> template, boolean trustLabels) {
        this.template = template;
        this.trustLabels = trustLabels;
    }

    /** The name, made safe as a node of a path is. */
    String of(Container container) {
        String name = chosen(container);
        String wanted = template.map(pattern -> pattern.name(container, name)).orElse(name);
        return safe(wanted);
    }

    private String chosen(Container container) {
        Map<String, String> labels = container.labels();
        String own = labels.getOrDefault(NAME, "");
        if (trustLabels && !own.isBlank()) {
            return own;
        }
        return swarm(container, labels)
                .or(() -> compose(container.dockerName(), labels))
                .orElse(container.dockerName());
    }

    /** A task is called {@code service.slot.id}; that of a global service {@code service.node.id}. */
    private Optional<String> swarm(Container container, Map<String, String> labels) {
        String service = labels.getOrDefault(SWARM_SERVICE, "");
        String task = labels.getOrDefault(SWARM_TASK, "");
        boolean forged = !trustLabels && !container.dockerName().equals(task);
        if (service.isEmpty() || forged || !task.startsWith(service + ".")) {
            return Optional.empty();
        }
        String slot = task.substring(service.length() + 1).split("\\.", 2)[0];
        return Optional.of(DIGITS.matcher(slot).matches() ? service + "-" + slot : service);
    }

    private Optional<String> compose(String dockerName, Map<String, String> labels) {
        String project = labels.getOrDefault(COMPOSE_PROJECT, "");
        String service = labels.getOrDefault(COMPOSE_SERVICE, "");
        if (project.isEmpty() || service.isEmpty()) {
            return Optional.empty();
        }
        String stem = "([0-9a-f]{12}_)?%s[-_]%s[-_]".formatted(Pattern.quote(project), Pattern.quote(service));
        if (labels.getOrDefault(COMPOSE_ONE_OFF, "").equalsIgnoreCase("true")) {
            boolean forged = !trustLabels && !dockerName.matches(stem + "run[-_][0-9a-f]+");
            return forged ? Optional.empty() : Optional.of("%s-%s-run".formatted(project, service));
        }
        String number = labels.getOrDefault(COMPOSE_NUMBER, "");
        return !number.isEmpty() && dockerName.matches(stem + Pattern.quote(number))
                ? Optional.of("%s-%s-%s".formatted(project, service, number))
                : Optional.empty();
    }

    private static String safe(String name) {
        StringBuilder safe = new StringBuilder(name.length());
        name.codePoints().forEach(c -> safe.append(isSafe(c) ? (char) c : '_'));
        return safe.isEmpty() ? "_" : safe.toString();
    }

    private static boolean isSafe(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }
}
