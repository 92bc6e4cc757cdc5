package dockerana.plugin.local.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What can be wrong with a host. */
final class Scenes {
    static final Map<String, Object> DENIED = Map.of(
            "state", "unreachable",
            "message", "/var/run/docker.sock: permission denied",
            "remedy",
                    "Add the user dockerana to the group docker (gid 999): usermod -aG docker dockerana, and start the agent again.");

    static final String SCRIPT = "<img src=x onerror=alert(1)><script>alert(2)</script>";

    private Scenes() {}

    static List<Map<String, Object>> graphiteDown(List<Map<String, Object>> parts) {
        return parts.stream()
                .map(part -> {
                    if (!"graphite".equals(part.get("id"))) {
                        return part;
                    }
                    Map<String, Object> down = new LinkedHashMap<>(part);
                    down.put("level", "failed");
                    down.put("message", "carbon.example.com:2004 refused the connection; retrying in 4 s");
                    down.put("remedy", "Is carbon running there? Its pickle receiver listens on 2004 by default.");
                    down.put("lastError", "Connection refused");
                    down.put("queuedBytes", 3 << 19);
                    down.put("lagSeconds", 252);
                    down.put("dropped", Map.of("outbox-full", 1240));
                    return down;
                })
                .toList();
    }

    /** A container whose every word is an attack. */
    static MadeUpContainer hostile(double now) {
        return MadeUpContainer.running(SCRIPT, "\"><svg/onload=alert(3)>", 1, now - 60)
                .with("project", "</th><script>alert(4)</script>")
                .with("labels", Map.of("<b onclick=alert(5)>", "javascript:alert(6)", "direction", "\u202egnp.exe"));
    }
}
