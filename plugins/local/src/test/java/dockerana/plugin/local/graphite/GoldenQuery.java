package dockerana.plugin.local.graphite;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * One line of {@code golden-queries.txt}, with the parameters that were set before it.
 *
 * @param address such as {@code /render}
 */
record GoldenQuery(String address, Map<String, List<String>> parameters) {
    static List<GoldenQuery> all() {
        List<GoldenQuery> queries = new ArrayList<>();
        Map<String, List<String>> setting = Map.of();
        String address = "/render";
        for (String line : lines()) {
            String[] words = line.split(" +", -1);
            if (line.startsWith("/")) {
                address = words[0];
                setting = parameters(words);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                queries.add(new GoldenQuery(address, with(setting, address, line)));
            }
        }
        return queries;
    }

    private static List<String> lines() {
        try (InputStream file =
                Objects.requireNonNull(GoldenQuery.class.getResourceAsStream("/graphite/golden-queries.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, List<String>> parameters(String[] words) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (int i = 1; i < words.length; i++) {
            add(parameters, words[i]);
        }
        return parameters;
    }

    private static void add(Map<String, List<String>> parameters, String setting) {
        String[] parts = setting.split("=", 2);
        parameters.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(parts[1]);
    }

    /** A line is a target or a pattern; several parted by {@code &&}. For tags it is parameters. */
    private static Map<String, List<String>> with(Map<String, List<String>> setting, String address, String line) {
        Map<String, List<String>> all = new LinkedHashMap<>(setting);
        if (address.startsWith("/tags")) {
            for (String word : line.equals("-") ? new String[0] : line.split(" +", -1)) {
                add(all, word);
            }
        } else {
            all.put(address.equals("/render") ? "target" : "query", List.of(line.split(" && ", -1)));
        }
        return all;
    }

    /** With the time at which all of them ask. */
    GoldenQuery at(long now) {
        Map<String, List<String>> all = new LinkedHashMap<>(parameters);
        all.put("now", List.of(Long.toString(now)));
        return new GoldenQuery(address, all);
    }

    String pathAndQuery() {
        return parameters.entrySet().stream()
                .flatMap(each -> each.getValue().stream().map(value -> each.getKey() + "=" + encoded(value)))
                .collect(Collectors.joining("&", address + "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return address + " " + parameters;
    }
}
