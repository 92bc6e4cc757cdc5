package dockerana.plugin.docker;

import com.github.dockerjava.api.command.HealthState;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.model.ContainerConfig;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.NetworkSettings;
import com.github.dockerjava.api.model.Ports;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes a {@link Container} of what the engine says of one; engines leave out what they do not know. */
final class Inspection {
    private Inspection() {}

    static Container container(InspectContainerResponse said) {
        Draft draft = new Draft(said.getId());
        String name = text(said.getName());
        draft.dockerName = name.startsWith("/") ? name.substring(1) : name;
        draft.created = instant(said.getCreated()).orElse(Instant.EPOCH);
        draft.restarts = (int) number(said.getRestartCount());
        String logPath = text(said.getLogPath());
        draft.logPath = logPath.isEmpty() ? Optional.empty() : Optional.of(Path.of(logPath));
        describe(draft, said.getState());
        if (said.getConfig() != null) {
            describe(draft, said.getConfig());
        }
        if (said.getHostConfig() != null) {
            describe(draft, said.getHostConfig());
        }
        NetworkSettings network = said.getNetworkSettings();
        if (network != null) {
            draft.sandbox = text(network.getSandboxKey());
            draft.networks = attachments(network.getNetworks());
            draft.ports = ports(network.getPorts());
        }
        return draft.container();
    }

    private static void describe(Draft draft, ContainerState state) {
        draft.state = text(state.getStatus());
        draft.pid = number(state.getPidLong());
        draft.startedAt = instant(state.getStartedAt());
        draft.finishedAt = instant(state.getFinishedAt());
        draft.exitCode = (int) number(state.getExitCodeLong());
        draft.oomKilled = Boolean.TRUE.equals(state.getOOMKilled());
        HealthState health = state.getHealth();
        if (health != null) {
            String word = text(health.getStatus());
            draft.health = word.isEmpty() ? "none" : word;
            draft.failingStreak = (int) number(health.getFailingStreak());
        }
    }

    private static void describe(Draft draft, ContainerConfig config) {
        Map<String, String> labels = config.getLabels();
        draft.image = text(config.getImage());
        draft.labels = labels == null ? Map.of() : labels;
        draft.healthCheck = HealthChecks.command(config);
        draft.healthStartPeriod = HealthChecks.startPeriod(config);
        draft.tty = Boolean.TRUE.equals(config.getTty());
    }

    private static void describe(Draft draft, HostConfig host) {
        draft.networkMode = text(host.getNetworkMode());
        draft.limits = limits(host);
        draft.cgroupParent = text(host.getCgroupParent());
        draft.logDriver = driver(host.getLogConfig());
    }

    private static List<Attachment> attachments(@Nullable Map<String, ContainerNetwork> networks) {
        if (networks == null) {
            return List.of();
        }
        return new TreeMap<>(networks)
                .entrySet().stream()
                        .filter(entry -> Objects.nonNull(entry.getValue()))
                        .map(entry -> attachment(entry.getKey(), entry.getValue()))
                        .toList();
    }

    private static List<String> ports(@Nullable Ports ports) {
        List<String> published = new ArrayList<>();
        if (ports != null && ports.getBindings() != null) {
            for (Map.Entry<ExposedPort, Ports.Binding @Nullable []> entry :
                    ports.getBindings().entrySet()) {
                for (Ports.Binding binding : entry.getValue() == null ? new Ports.Binding[0] : entry.getValue()) {
                    String address = text(binding.getHostIp());
                    published.add("%s:%s->%s"
                            .formatted(
                                    address.contains(":") ? "[" + address + "]" : address,
                                    text(binding.getHostPortSpec()),
                                    entry.getKey()));
                }
            }
        }
        Collections.sort(published);
        return published;
    }

    private static Attachment attachment(String name, ContainerNetwork network) {
        return new Attachment(
                name,
                text(network.getNetworkID()),
                text(network.getEndpointId()),
                text(network.getMacAddress()),
                text(network.getIpAddress()));
    }

    private static Limits limits(HostConfig host) {
        double cores = number(host.getNanoCPUs()) / 1e9;
        long quota = number(host.getCpuQuota());
        if (cores == 0 && quota > 0) {
            long period = number(host.getCpuPeriod());
            cores = (double) quota / (period > 0 ? period : 100_000); // the kernel's own period
        }
        return new Limits(cores, number(host.getMemory()), Math.max(0, number(host.getPidsLimit())));
    }

    /** Empty for a driver that docker-java has no name for. */
    private static String driver(@Nullable LogConfig log) {
        LogConfig.LoggingType type = log == null ? null : log.getType();
        return type == null ? "" : text(type.getType());
    }

    /** Docker's word for "never" is the year 1. */
    static Optional<Instant> instant(@Nullable String text) {
        if (text == null || text.isEmpty() || text.startsWith("0001-")) {
            return Optional.empty();
        }
        try {
            return Optional.of(java.time.OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static long number(@Nullable Number number) {
        return number == null ? 0 : number.longValue();
    }
}
