package dockerana.plugin.host;

import java.util.List;

/**
 * Which of many things are wanted, by name: those that match one of {@code only} and none of {@code except}. In a pattern {@code *} stands for
 * any text and {@code ?} for one character.
 */
record Filter(List<String> only, List<String> except) {
    Filter {
        only = List.copyOf(only);
        except = List.copyOf(except);
    }

    boolean takes(String name) {
        return only.stream().anyMatch(glob -> matches(glob, name))
                && except.stream().noneMatch(glob -> matches(glob, name));
    }

    /** Without recursion: any user may mount something at a path of thousands of characters. What the latest star stands for grows on demand. */
    private static boolean matches(String glob, String name) {
        int g = 0;
        int n = 0;
        int behindStar = -1;
        int starEnd = 0;
        while (n < name.length()) {
            char wanted = g < glob.length() ? glob.charAt(g) : 0;
            if (wanted == '*') {
                behindStar = ++g;
                starEnd = n;
            } else if (wanted == '?' || wanted == name.charAt(n)) {
                g++;
                n++;
            } else if (behindStar >= 0) {
                g = behindStar;
                n = ++starEnd;
            } else {
                return false;
            }
        }
        return glob.chars().skip(g).allMatch(rest -> rest == '*');
    }
}
