package dockerana.plugin.host;

import dockerana.api.Samples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How full the filesystems are. This process's own list of mounts tells which there are: what it cannot reach, it cannot ask. Each is
 * reported once, under the shortest of the places where it is mounted.
 */
final class FilesystemReader implements Reader {
    private final KernelFile mountinfo;
    private final Path root;
    private final MountFilter wanted;
    private final Statvfs statvfs;
    private final Prober prober;
    private byte[] lastMountinfo = {};
    private List<Volume> volumes = List.of();
    private List<Prober.Inquiry> inquiries = List.of();

    FilesystemReader(KernelFiles files, Path root, MountFilter wanted, Statvfs statvfs, Prober prober) {
        this.mountinfo = files.expected("self/mountinfo");
        this.root = root;
        this.wanted = wanted;
        this.statvfs = statvfs;
        this.prober = prober;
    }

    @Override
    public void addTo(Samples samples) throws InterruptedException {
        Text text = mountinfo.read();
        if (text == null) {
            return;
        }
        if (!text.isAll(lastMountinfo)) {
            lastMountinfo = text.copyAll();
            volumes = volumes(Mounted.below(root, text));
            inquiries = volumes.stream().map(Volume::inquiry).toList();
        }
        prober.ask(inquiries);
        for (int i = 0; i < volumes.size(); i++) {
            volumes.get(i).addTo(samples);
        }
    }

    /** Where those are mounted that were asked and do not answer. */
    Stream<String> hanging() {
        return volumes.stream()
                .filter(volume -> volume.inquiry().hangs())
                .map(volume -> volume.mount().point());
    }

    /** Those that were there before are kept: with them their series, and whether they hang. */
    private List<Volume> volumes(List<Mounted> mounts) {
        Map<Mounted, Volume> known = volumes.stream().collect(Collectors.toMap(Volume::mount, Function.identity()));
        List<Volume> now = new ArrayList<>();
        Map<Mounted, Label> labels = new HashMap<>();
        known.forEach((mount, volume) -> labels.put(mount, volume.label()));
        for (Mounted mount : chosen(mounts)) {
            Volume volume = known.get(mount);
            if (volume == null) {
                Label label = Label.of(mount.name()).besides(labels.values().stream());
                volume = new Volume(mount, label, prober.new Inquiry(statvfs.about(mount.path())));
                labels.put(mount, label);
            }
            now.add(volume);
        }
        return List.copyOf(now);
    }

    private Collection<Mounted> chosen(List<Mounted> mounts) {
        return byKey(
                byKey(mounts, Mounted::point, (_, later) -> later) // it hides what was mounted there before
                        .stream()
                        .filter(Mounted::isReal)
                        .filter(wanted::takes)
                        .toList(),
                Mounted::device,
                BinaryOperator.minBy(
                        Comparator.comparingInt(mount -> mount.point().length())));
    }

    private static Collection<Mounted> byKey(
            Collection<Mounted> mounts, Function<Mounted, String> key, BinaryOperator<Mounted> choose) {
        Map<String, Mounted> chosen = new LinkedHashMap<>();
        mounts.forEach(mount -> chosen.merge(key.apply(mount), mount, choose));
        return chosen.values();
    }
}
