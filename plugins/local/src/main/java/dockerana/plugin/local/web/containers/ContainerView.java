package dockerana.plugin.local.web.containers;

import dockerana.plugin.local.web.access.Access;
import dockerana.plugin.local.web.containers.Facts.Fact;
import dockerana.plugin.local.web.json.Json;
import java.util.List;
import java.util.Optional;

/**
 * One container as the table shows it. What is not known is empty. Immutable.
 *
 * @param name the node of its paths
 * @param title its own name
 * @param image its image
 * @param project of Compose
 * @param service of Compose or Swarm
 * @param id all of it
 * @param interfaces those that are measured
 * @param fact what else is known of it
 */
public record ContainerView(
        String name,
        String title,
        Optional<String> image,
        Optional<String> project,
        Optional<String> service,
        Optional<String> id,
        List<Interface> interfaces,
        Optional<Fact> fact) {
    private static final int SHORT = 12;

    /** One of its network interfaces. */
    public record Interface(String name, Optional<String> network, Optional<String> veth) {}

    /** Writes it as an element. */
    public void writeTo(Json json, Access access) {
        json.object();
        writeMembers(json, access);
        json.endObject();
    }

    /** Writes its members. */
    void writeMembers(Json json, Access access) {
        json.member("name", name);
        if (!title.equals(name)) {
            json.member("title", title);
        }
        json.member("id", id.map(whole -> whole.substring(0, Math.min(SHORT, whole.length()))))
                .member("image", image)
                .member("project", project)
                .member("service", service);
        fact.ifPresent(known -> writeFact(known, json, access));
        json.array("interfaces");
        for (Interface one : interfaces) {
            json.object()
                    .member("name", one.name)
                    .member("network", one.network)
                    .member("veth", one.veth)
                    .endObject();
        }
        json.endArray();
    }

    private static void writeFact(Fact fact, Json json, Access access) {
        json.member("state", fact.state()).member("health", fact.health()).member("restarts", fact.restarts());
        fact.startedAt().ifPresent(at -> json.member("startedAt", at.getEpochSecond()));
        fact.finishedAt().ifPresent(at -> {
            json.member("finishedAt", at.getEpochSecond());
            json.member("exitCode", fact.exitCode());
            json.member("oomKilled", fact.oomKilled());
        });
        json.object("limits");
        if (fact.cores() > 0) {
            json.member("cores", fact.cores());
        }
        if (fact.memoryBytes() > 0) {
            json.member("memoryBytes", fact.memoryBytes());
        }
        if (fact.pids() > 0) {
            json.member("pids", fact.pids());
        }
        json.endObject();
        if (access == Access.ALL) {
            json.member("labels", fact.labels());
        }
    }

    /** What only who has the token may know. */
    static void writeSecrets(Fact fact, Json json) {
        json.member("fullId", fact.id())
                .member("createdAt", fact.created().getEpochSecond())
                .member("pid", fact.pid())
                .member("networkMode", fact.networkMode());
        json.array("networks");
        for (Facts.Place place : fact.networks()) {
            json.object()
                    .member("network", place.network())
                    .unlessEmpty("ip", place.ip())
                    .unlessEmpty("mac", place.mac())
                    .endObject();
        }
        json.endArray().array("ports");
        fact.ports().forEach(json::value);
        json.endArray()
                .member("logDriver", fact.logDriver())
                .unlessEmpty("healthCheck", fact.healthCheck())
                .member("failingStreak", fact.failingStreak())
                .member("tty", fact.tty())
                .member("self", fact.self());
    }
}
