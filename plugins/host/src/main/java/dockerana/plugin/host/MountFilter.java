package dockerana.plugin.host;

import java.util.List;

/**
 * Which mounted filesystems are wanted; patterns as in {@link Filter}.
 *
 * @param only mount points, at least one of which matches
 * @param except mount points, none of which matches
 * @param exceptTypes types of filesystems, none of which matches
 */
record MountFilter(List<String> only, List<String> except, List<String> exceptTypes) {
    MountFilter {
        only = List.copyOf(only);
        except = List.copyOf(except);
        exceptTypes = List.copyOf(exceptTypes);
    }

    boolean takes(Mounted mount) {
        return new Filter(only, except).takes(mount.point())
                && new Filter(List.of("*"), exceptTypes).takes(mount.type());
    }
}
