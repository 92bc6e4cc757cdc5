package dockerana.plugin.local.web.stream;

import dockerana.api.Batch;
import dockerana.api.Health;
import dockerana.plugin.local.web.access.Access;
import dockerana.plugin.local.web.agent.Agency;
import dockerana.plugin.local.web.agent.DockerState;
import dockerana.plugin.local.web.agent.HealthJson;
import dockerana.plugin.local.web.containers.ContainerView;
import dockerana.plugin.local.web.containers.Containers;
import dockerana.plugin.local.web.json.Json;
import dockerana.plugin.local.web.present.PathPatterns;
import dockerana.plugin.local.web.present.Present;
import dockerana.plugin.local.web.present.Present.Changes;
import dockerana.plugin.local.web.present.Present.Reading;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The present as one reader sees it: the series that he wants, and what he has been told already. Called by one thread at a time.
 *
 * <p>What a snapshot tells is what is so; what a delta tells is what differs from what this reader knows.
 */
final class View {
    private static final double HEALTH_EVERY_SECONDS = 5;

    private final Agency agency;
    private final Present present;
    private final Containers containers;
    private final PathPatterns wanted;
    private final Access access;
    private final Selection selection;
    private Map<String, ContainerView> toldContainers = new HashMap<>();
    private @Nullable DockerState toldDocker;
    private String toldLevel = "";
    private double toldHealthAt;

    View(Agency agency, Present present, Containers containers, PathPatterns wanted, Access access) {
        this.agency = agency;
        this.present = present;
        this.containers = containers;
        this.wanted = wanted;
        this.selection = new Selection(wanted);
        this.access = access;
    }

    /** The agent's clock, in seconds. */
    double now() {
        return agency.now();
    }

    /**
     * Writes a State.
     *
     * @param resumed of a stream that goes on where another ended: whether all events since then follow
     */
    void snapshot(Changes all, Optional<Boolean> resumed, Json json) {
        Health health = agency.health();
        json.object().member("now", agency.now());
        json.object("agent")
                .member("version", agency.version())
                .member("startedAt", health.startedAt().toEpochMilli() / 1e3)
                .member("run", agency.run())
                .endObject();
        json.member("host", agency.agent().host())
                .member("prefix", agency.prefix())
                .member("interval", present.interval())
                .member("access", access.word());
        resumed.ifPresent(whole -> json.member("resumed", whole.booleanValue()));
        writeHealth(health, json);
        writeDocker(DockerState.of(health), json);
        json.array("containers");
        List<ContainerView> now = containers.in(all.readings());
        now.forEach(view -> view.writeTo(json, access));
        json.endArray();
        remember(now);
        json.object("values");
        all.readings().forEach(reading -> writeValues(reading.batch(), json));
        json.endObject().endObject();
    }

    /** Writes a Delta. */
    void delta(Changes changes, Json json) {
        json.object().member("time", time(changes));
        if (!changes.readings().isEmpty() || !changes.ended().isEmpty()) {
            json.object("values");
            changes.readings().forEach(reading -> writeValues(reading.batch(), json));
            writeEnded(changes, json);
            json.endObject();
        }
        writeContainers(containers.in(present.readings()), json);
        Health health = agency.health();
        if (agency.now() >= toldHealthAt + HEALTH_EVERY_SECONDS
                || !HealthJson.word(health.level()).equals(toldLevel)) {
            writeHealth(health, json);
        }
        DockerState docker = DockerState.of(health);
        if (!docker.equals(toldDocker)) {
            writeDocker(docker, json);
        }
        json.endObject();
    }

    private void writeDocker(DockerState docker, Json json) {
        docker.writeTo(json);
        toldDocker = docker;
    }

    private double time(Changes changes) {
        return changes.readings().stream()
                        .mapToLong(reading -> reading.batch().slotMillis())
                        .max()
                        .orElse(agency.agent().clock().millis())
                / 1e3;
    }

    private void writeHealth(Health health, Json json) {
        json.object("health");
        HealthJson.writeMembers(health, json, access);
        json.endObject();
        toldLevel = HealthJson.word(health.level());
        toldHealthAt = agency.now();
    }

    private void writeValues(Batch batch, Json json) {
        boolean[] isWanted = selection.of(batch);
        for (int i = 0; i < batch.size(); i++) {
            double value = isWanted[i] ? batch.rate(i) : Double.NaN;
            if (!Double.isNaN(value)) {
                json.member(batch.series(i).path(), value);
            }
        }
    }

    private void writeEnded(Changes changes, Json json) {
        if (changes.ended().isEmpty()) {
            return;
        }
        Set<String> there = new HashSet<>();
        for (Reading reading : present.readings()) {
            for (int i = 0; i < reading.batch().size(); i++) {
                there.add(reading.batch().series(i).path());
            }
        }
        for (String path : changes.ended()) {
            if (there.add(path) && wanted.test(path)) {
                json.name(path).ofNothing();
            }
        }
    }

    private void writeContainers(List<ContainerView> now, Json json) {
        List<ContainerView> changed = now.stream()
                .filter(view -> !view.equals(toldContainers.get(view.name())))
                .toList();
        Set<String> gone = new HashSet<>(toldContainers.keySet());
        now.forEach(view -> gone.remove(view.name()));
        if (!changed.isEmpty()) {
            json.array("containers");
            changed.forEach(view -> view.writeTo(json, access));
            json.endArray();
        }
        if (!gone.isEmpty()) {
            json.array("gone");
            gone.forEach(json::value);
            json.endArray();
        }
        if (!changed.isEmpty() || !gone.isEmpty()) {
            remember(now);
        }
    }

    private void remember(List<ContainerView> now) {
        Map<String, ContainerView> told = new HashMap<>(2 * now.size());
        now.forEach(view -> told.put(view.name(), view));
        toldContainers = told;
    }
}
