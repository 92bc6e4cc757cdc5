package dockerana.plugin.docker;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Makes a {@link Container} of what the engine says of one; engines leave out what they do not know. */
final class Inspection {
    private Inspection() {}

    static Container container(Said said) {
        Draft draft = new Draft(said.at("Id").text());
        String name = said.at("Name").text();
        draft.dockerName = name.startsWith("/") ? name.substring(1) : name;
        draft.created = instant(said.at("Created").text()).orElse(Instant.EPOCH);
        draft.restarts = (int) said.at("RestartCount").number();
        String logPath = said.at("LogPath").text();
        draft.logPath = logPath.isEmpty() ? Optional.empty() : Optional.of(Path.of(logPath));
        describeState(draft, said.at("State"));
        describeConfig(draft, said.at("Config"));
        describeHost(draft, said.at("HostConfig"));
        Said network = said.at("NetworkSettings");
        draft.sandbox = network.at("SandboxKey").text();
        draft.networks = attachments(network.at("Networks"));
        draft.ports = ports(network.at("Ports"));
        return draft.container();
    }

    private static void describeState(Draft draft, Said state) {
        draft.state = state.at("Status").text();
        draft.pid = state.at("Pid").number();
        draft.startedAt = instant(state.at("StartedAt").text());
        draft.finishedAt = instant(state.at("FinishedAt").text());
        draft.exitCode = (int) state.at("ExitCode").number();
        draft.oomKilled = state.at("OOMKilled").isTrue();
        Said health = state.at("Health");
        if (!health.isMissing()) {
            String word = health.at("Status").text();
            draft.health = word.isEmpty() ? "none" : word;
            draft.failingStreak = (int) health.at("FailingStreak").number();
        }
    }

    private static void describeConfig(Draft draft, Said config) {
        draft.image = config.at("Image").text();
        draft.labels = config.at("Labels").textFields();
        draft.healthCheck = HealthChecks.command(config);
        draft.healthStartPeriod = HealthChecks.startPeriod(config);
        draft.tty = config.at("Tty").isTrue();
    }

    private static void describeHost(Draft draft, Said host) {
        draft.networkMode = host.at("NetworkMode").text();
        draft.limits = limits(host);
        draft.cgroupParent = host.at("CgroupParent").text();
        draft.logDriver = host.at("LogConfig").at("Type").text();
    }

    private static List<Attachment> attachments(Said networks) {
        return new TreeMap<>(networks.fields())
                .entrySet().stream()
                        .filter(entry -> !entry.getValue().isMissing())
                        .map(entry -> attachment(entry.getKey(), entry.getValue()))
                        .toList();
    }

    /** Ports that are not published have no bindings. */
    private static List<String> ports(Said ports) {
        List<String> published = new ArrayList<>();
        ports.fields().forEach((port, bindings) -> {
            for (Said binding : bindings.items()) {
                String address = binding.at("HostIp").text();
                published.add("%s:%s->%s"
                        .formatted(
                                address.contains(":") ? "[" + address + "]" : address,
                                binding.at("HostPort").text(),
                                port));
            }
        });
        Collections.sort(published);
        return published;
    }

    private static Attachment attachment(String name, Said network) {
        return new Attachment(
                name,
                network.at("NetworkID").text(),
                network.at("EndpointID").text(),
                network.at("MacAddress").text(),
                network.at("IPAddress").text());
    }

    private static Limits limits(Said host) {
        double cores = host.at("NanoCpus").number() / 1e9;
        long quota = host.at("CpuQuota").number();
        if (cores == 0 && quota > 0) {
            long period = host.at("CpuPeriod").number();
            cores = (double) quota / (period > 0 ? period : 100_000); // the kernel's own period
        }
        return new Limits(
                cores,
                host.at("Memory").number(),
                Math.max(0, host.at("PidsLimit").number()));
    }

    /** Docker's word for "never" is the year 1. */
    static Optional<Instant> instant(String text) {
        if (text.isEmpty() || text.startsWith("0001-")) {
            return Optional.empty();
        }
        try {
            return Optional.of(java.time.OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
