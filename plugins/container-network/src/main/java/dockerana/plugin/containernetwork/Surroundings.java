package dockerana.plugin.containernetwork;

import dockerana.plugin.docker.Attachment;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is around the interfaces of containers: Docker's networks, and the host's ends. Read from the kernel's tables only, nothing of a
 * container's own files. Confined to the thread of its source.
 */
final class Surroundings {
    /** Interface, destination, gateway, flags, references, use, metric, mask. */
    private static final int ROUTE_FIELDS = 8;

    private static final String NOTHING = "00000000";

    private final Path proc;
    private final Path sys;
    private final Map<String, String> endsByPeer = new HashMap<>();
    private boolean endsAreFresh;

    Surroundings(Path proc, Path sys) {
        this.proc = proc;
        this.sys = sys;
    }

    /** Begins a reading: the host may have other interfaces now. */
    void begin() {
        endsAreFresh = false;
    }

    /**
     * The attributes {@code network} and {@code veth} of an interface of a process, as far as they can be told. Allocates: for what is new.
     *
     * @param attachments Docker's networks of the container
     */
    Map<String, String> of(long pid, String name, List<Attachment> attachments) {
        Path net = proc.resolve(Long.toString(pid)).resolve("net");
        Map<String, String> facts = new TreeMap<>();
        network(net, name, attachments).ifPresent(network -> facts.put("network", network));
        index(net, name).flatMap(this::end).ifPresent(veth -> facts.put("veth", veth));
        return Map.copyOf(facts);
    }

    /** An interface is in the network whose address is among its neighbours: those it has a route to without a gateway. */
    private static Optional<String> network(Path net, String name, List<Attachment> attachments) {
        for (String line : lines(net.resolve("route"))) {
            String[] fields = line.trim().split("\\s+", -1);
            if (fields.length >= ROUTE_FIELDS && fields[0].equals(name) && fields[2].equals(NOTHING)) {
                for (Attachment attachment : attachments) {
                    if (!fields[7].equals(NOTHING) && isWithin(attachment.ip(), fields[1], fields[7])) {
                        return Optional.of(attachment.network());
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Addresses are printed as a little-endian machine has them in memory. */
    private static boolean isWithin(String ip, String destination, String mask) {
        String[] octets = ip.split("\\.", -1);
        if (octets.length != 4) {
            return false;
        }
        long address = 0;
        for (int i = 3; i >= 0; i--) {
            address = address << 8 | Integer.parseInt(octets[i]);
        }
        long bits = Long.parseLong(mask, 16);
        return (address & bits) == Long.parseLong(destination, 16);
    }

    /** The number of an interface, by the table of multicast groups, which lists all that have an address. */
    private static Optional<String> index(Path net, String name) {
        for (String line : lines(net.resolve("igmp"))) {
            String[] fields = line.split("\\s+", -1);
            if (fields.length > 1 && fields[1].equals(name)) { // lines of groups begin with blanks
                return Optional.of(fields[0]);
            }
        }
        return Optional.empty();
    }

    /** The host's interface whose other end has that number, if there is just one. */
    private Optional<String> end(String index) {
        if (!endsAreFresh) {
            readEnds();
            endsAreFresh = true;
        }
        return Optional.ofNullable(endsByPeer.get(index)).filter(name -> !name.isEmpty());
    }

    private void readEnds() {
        endsByPeer.clear();
        try (DirectoryStream<Path> interfaces = Files.newDirectoryStream(sys.resolve("class/net"), "veth*")) {
            for (Path end : interfaces) {
                for (String peer : lines(end.resolve("iflink"))) {
                    endsByPeer.merge(peer.trim(), end.getFileName().toString(), (_, _) -> ""); // two: nobody knows
                }
            }
        } catch (IOException e) { // then nobody knows the host's ends
            endsByPeer.clear();
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) { // what went away meanwhile, or is not to be read, is not told
            return List.of();
        }
    }
}
