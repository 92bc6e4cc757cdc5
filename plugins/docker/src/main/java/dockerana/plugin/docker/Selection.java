package dockerana.plugin.docker;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which containers are reported: chosen by name and labels, less those that opted out. */
final class Selection {
    private static final String ENABLE = "dockerana.enable";
    private static final String LOGS = "dockerana.logs";

    private final List<Glob> only;
    private final List<Glob> except;
    private final Map<String, Glob> labels;
    private final boolean trustLabels;

    Selection(DockerConfig.Containers config) {
        this.only = Glob.all(config.only());
        this.except = Glob.all(config.except());
        this.labels = config.labels().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Glob.of(entry.getValue())));
        this.trustLabels = config.trustLabels();
    }

    /** Whether it is reported at all. A pattern may mean the name in paths or Docker's own. */
    boolean takes(Container container, String name) {
        return matches(only, container, name)
                && !matches(except, container, name)
                && labels.entrySet().stream().allMatch(wanted -> has(container, wanted.getKey(), wanted.getValue()))
                && !optsOut(container, ENABLE);
    }

    /** Whether its log may be read. */
    boolean takesLogs(Container container) {
        return !optsOut(container, LOGS);
    }

    private boolean optsOut(Container container, String label) {
        return trustLabels && "false".equalsIgnoreCase(container.labels().getOrDefault(label, ""));
    }

    private static boolean matches(List<Glob> globs, Container container, String name) {
        return globs.stream().anyMatch(glob -> glob.matches(name) || glob.matches(container.dockerName()));
    }

    private static boolean has(Container container, String label, Glob value) {
        String said = container.labels().get(label);
        return said != null && value.matches(said);
    }
}
