package dockerana.plugin.dockerevents;

import dockerana.plugin.docker.Container;
import dockerana.plugin.docker.DockerEvent;
import java.util.Map;
import java.util.regex.Pattern;

/** Says in one sentence what happened. */
final class Sentences {
    private static final int LONGEST = 400;
    private static final int ID = 64;
    private static final int SHORT_ID = 12;
    private static final Pattern IDS = Pattern.compile("(sha256:)?[0-9a-f]{64}");
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");

    /** What is said of a container behind its name; what differs is in {@link #container}. */
    private static final Map<String, String> OF_CONTAINERS = Map.ofEntries(
            Map.entry("start", "started"),
            Map.entry("restart", "was restarted"),
            Map.entry("stop", "was stopped"),
            Map.entry("oom", "ran out of memory"),
            Map.entry("pause", "was paused"),
            Map.entry("unpause", "goes on after a pause"),
            Map.entry("destroy", "was removed"),
            Map.entry("update", "got other limits"),
            Map.entry("attach", "was attached to"),
            Map.entry("detach", "was detached from"),
            Map.entry("resize", "got a terminal of another size"),
            Map.entry("copy", "had files copied"),
            Map.entry("archive-path", "had files copied out"),
            Map.entry("extract-to-dir", "had files copied in"),
            Map.entry("export", "was exported"),
            Map.entry("commit", "was made an image"),
            Map.entry("checkpoint", "was checkpointed"),
            Map.entry("top", "was asked for its processes"),
            Map.entry("exec_detach", "runs a command that was detached from"));

    private static final Map<String, String> OF_OTHERS = Map.ofEntries(
            Map.entry("create", "was created"),
            Map.entry("update", "was updated"),
            Map.entry("remove", "was removed"),
            Map.entry("destroy", "was removed"),
            Map.entry("delete", "was deleted"),
            Map.entry("pull", "was pulled"),
            Map.entry("push", "was pushed"),
            Map.entry("tag", "was tagged"),
            Map.entry("untag", "lost a tag"),
            Map.entry("import", "was imported"),
            Map.entry("load", "was loaded"),
            Map.entry("save", "was saved"),
            Map.entry("install", "was installed"),
            Map.entry("upgrade", "was upgraded"),
            Map.entry("enable", "was enabled"),
            Map.entry("disable", "was disabled"),
            Map.entry("unmount", "was unmounted"),
            Map.entry("reload", "read its configuration anew"));

    private Sentences() {}

    /** Without line breaks and control characters, and not too long. */
    static String of(DockerEvent event, boolean oomKilled) {
        String sentence = event.verb().equals("prune")
                ? "unused %ss were removed".formatted(event.type())
                : switch (event.type()) {
                    case "container" -> container(event, oomKilled);
                    case "network" -> network(event);
                    case "volume" -> volume(event);
                    case "dockerana" -> gap(event);
                    default -> other(event);
                };
        String clean = isClean(sentence) ? sentence : CONTROLS.matcher(sentence).replaceAll(" ");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + '…';
    }

    /** Nearly all are, and are spared the regular expression. */
    private static boolean isClean(String sentence) {
        for (int i = 0; i < sentence.length(); i++) {
            if (Character.isISOControl(sentence.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static String container(DockerEvent event, boolean oomKilled) {
        String name = container(event);
        String known = OF_CONTAINERS.get(event.verb());
        if (known != null) {
            return name + ' ' + known;
        }
        return switch (event.verb()) {
            case "create" -> name + " was created" + with(" from ", event, "image");
            case "kill" -> name + " was sent" + with(" signal ", event, "signal");
            case "die" -> name + " died" + with(", exit code ", event, "exitCode") + (oomKilled ? " (OOM-killed)" : "");
            case "rename" ->
                name + " was renamed" + with(" from ", event, "oldName").replace("from /", "from ");
            case "health_status" -> name + " is " + text(event, "of unknown health");
            case "exec_create" -> name + " is to run '" + text(event, "a command") + '\'';
            case "exec_start" -> name + " runs '" + text(event, "a command") + '\'';
            case "exec_die" -> name + " ended a command" + with(", exit code ", event, "exitCode");
            default -> "%s: %s".formatted(name, event.action());
        };
    }

    private static String network(DockerEvent event) {
        String name = "network " + name(event);
        return switch (event.verb()) {
            case "connect" -> "%s was connected to %s".formatted(member(event), name);
            case "disconnect" -> "%s was disconnected from %s".formatted(member(event), name);
            default -> other(event);
        };
    }

    private static String member(DockerEvent event) {
        return event.container()
                .map(container -> "container " + container.name())
                .orElseGet(() -> "container " + shortened(said(event, "container")));
    }

    private static String volume(DockerEvent event) {
        return event.verb().equals("mount")
                ? "volume %s was mounted".formatted(name(event)) + with(" at ", event, "destination")
                : other(event);
    }

    private static String gap(DockerEvent event) {
        return "Docker events between %s and %s may be missing: %s"
                .formatted(said(event, "start"), said(event, "end"), said(event, "reason"));
    }

    private static String other(DockerEvent event) {
        String subject = event.type().equals("daemon") ? "the Docker daemon" : event.type() + ' ' + name(event);
        String known = OF_OTHERS.get(event.verb());
        return known == null ? "%s: %s".formatted(subject.strip(), event.action()) : subject + ' ' + known;
    }

    private static String container(DockerEvent event) {
        return "container " + event.container().map(Container::name).orElseGet(() -> name(event));
    }

    private static String name(DockerEvent event) {
        String name = said(event, "name");
        return name.isEmpty() ? shortened(event.actor()) : name;
    }

    private static String shortened(String id) {
        return id.length() >= ID && IDS.matcher(id).matches()
                ? id.replace("sha256:", "").substring(0, SHORT_ID)
                : id;
    }

    private static String said(DockerEvent event, String attribute) {
        return event.attributes().getOrDefault(attribute, "");
    }

    private static String with(String words, DockerEvent event, String attribute) {
        String value = said(event, attribute);
        return value.isEmpty() ? "" : words + value;
    }

    /** The free text of its action. */
    private static String text(DockerEvent event, String otherwise) {
        String text = event.action().substring(event.verb().length());
        return text.length() > 2 ? text.substring(2) : otherwise;
    }
}
