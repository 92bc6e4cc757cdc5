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
        return only.stream().anyMatch(glob -> matches(glob, 0, name, 0))
                && except.stream().noneMatch(glob -> matches(glob, 0, name, 0));
    }

    private static boolean matches(String glob, int g, String name, int n) {
        if (g == glob.length()) {
            return n == name.length();
        }
        if (glob.charAt(g) == '*') {
            return matches(glob, g + 1, name, n) || (n < name.length() && matches(glob, g, name, n + 1));
        }
        return n < name.length()
                && (glob.charAt(g) == '?' || glob.charAt(g) == name.charAt(n))
                && matches(glob, g + 1, name, n + 1);
    }
}
