package dockerana.plugin.host;

import dockerana.api.Samples;
import dockerana.plugin.kernel.KernelFile;
import dockerana.plugin.kernel.KernelFiles;
import dockerana.plugin.kernel.Label;
import dockerana.plugin.kernel.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How full the filesystems are. This process's own list of mounts tells which there are: what it cannot reach, it cannot ask. Each is
 * reported once, under the shortest of the places where it is mounted.
 */
final class FilesystemReader implements Reader {
    private static final Comparator<Mounted> SHORTEST =
            Comparator.comparingInt(mount -> mount.point().length());

    private final KernelFile mountinfo;
    private final Path root;
    private final MountFilter wanted;
    private final Statvfs statvfs;
    private final Prober prober;
    private byte[] lastMountinfo = {};
    private List<Volume> volumes = List.of();
    private List<Prober.Inquiry> inquiries = List.of();
    private boolean seesNone;

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
            List<Mounted> mounts = Mounted.below(root, text);
            seesNone = mounts.stream().noneMatch(Mounted::isReal);
            volumes = volumes(chosen(mounts));
            inquiries = volumes.stream().map(Volume::inquiry).toList();
        }
        prober.ask(inquiries);
        for (int i = 0; i < volumes.size(); i++) {
            volumes.get(i).addTo(samples);
        }
    }

    /** Below which place no filesystem of the host is mounted, wanted or not; empty if there is one. */
    Optional<Path> blind() {
        return seesNone ? Optional.of(root) : Optional.empty();
    }

    /** Where those are mounted that were asked and do not answer. */
    Stream<String> hanging() {
        return volumes.stream()
                .filter(volume -> volume.inquiry().hangs())
                .map(volume -> volume.mount().point());
    }

    /** Those that were there before are kept: with them their series, and whether they hang. */
    private List<Volume> volumes(Collection<Mounted> mounts) {
        Map<Mounted, Volume> kept = volumes.stream()
                .filter(volume -> mounts.contains(volume.mount()))
                .collect(Collectors.toMap(Volume::mount, Function.identity()));
        List<Label> labels =
                new ArrayList<>(kept.values().stream().map(Volume::label).toList());
        List<Volume> now = new ArrayList<>();
        for (Mounted mount : mounts) {
            Volume volume = kept.get(mount);
            if (volume == null) {
                Label label = Label.of(mount.name()).besides(labels);
                volume = new Volume(mount, label, prober.new Inquiry(statvfs.about(mount.path())));
                labels.add(label);
            }
            now.add(volume);
        }
        return List.copyOf(now);
    }

    private List<Mounted> chosen(List<Mounted> mounts) {
        Collection<Mounted> visible =
                byKey(mounts, Mounted::point, (_, later) -> later); // it hides what was there before
        List<Mounted> asked =
                visible.stream().filter(Mounted::isReal).filter(wanted::takes).toList();
        return List.copyOf(byKey(asked, Mounted::device, BinaryOperator.minBy(SHORTEST)));
    }

    private static Collection<Mounted> byKey(
            Collection<Mounted> mounts, Function<Mounted, String> key, BinaryOperator<Mounted> choose) {
        Map<String, Mounted> chosen = new LinkedHashMap<>();
        mounts.forEach(mount -> chosen.merge(key.apply(mount), mount, choose));
        return chosen.values();
    }
}
