package dockerana.plugin.docker;

import com.github.dockerjava.api.command.HealthState;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.NetworkSettings;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
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
        ContainerState state = said.getState();
        HostConfig host = said.getHostConfig();
        NetworkSettings network = said.getNetworkSettings();
        HealthState health = state.getHealth();
        String healthWord = health == null ? "" : text(health.getStatus());
        String logPath = text(said.getLogPath());
        Map<String, String> labels =
                said.getConfig() == null ? null : said.getConfig().getLabels();
        String name = text(said.getName());
        return new Container(
                said.getId(),
                "",
                name.startsWith("/") ? name.substring(1) : name,
                said.getConfig() == null ? "" : text(said.getConfig().getImage()),
                labels == null ? Map.of() : labels,
                text(state.getStatus()),
                healthWord.isEmpty() ? "none" : healthWord,
                health == null ? 0 : (int) number(health.getFailingStreak()),
                said.getConfig() == null ? "" : HealthChecks.command(said.getConfig()),
                said.getConfig() == null ? Duration.ZERO : HealthChecks.startPeriod(said.getConfig()),
                number(state.getPidLong()),
                instant(said.getCreated()).orElse(Instant.EPOCH),
                instant(state.getStartedAt()),
                instant(state.getFinishedAt()),
                (int) number(state.getExitCodeLong()),
                Boolean.TRUE.equals(state.getOOMKilled()),
                (int) number(said.getRestartCount()),
                host == null ? "" : text(host.getNetworkMode()),
                network == null ? "" : text(network.getSandboxKey()),
                network == null ? List.of() : attachments(network.getNetworks()),
                host == null ? Limits.NONE : limits(host),
                host == null ? "" : text(host.getCgroupParent()),
                said.getConfig() != null && Boolean.TRUE.equals(said.getConfig().getTty()),
                host == null ? "" : driver(host.getLogConfig()),
                logPath.isEmpty() ? Optional.empty() : Optional.of(Path.of(logPath)),
                true,
                false);
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
