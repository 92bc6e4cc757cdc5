package dockerana.runtime.config;

import dockerana.runtime.config.Mutation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every token of a full configuration outside comments and white space, with one character left out, doubled or changed. */
final class Mutations {
    static final String CONFIGURATION = """
            # A configuration in which everything is used.
            dockerana {
              host = "web01"
              prefix = "dockerana.{host}"
              interval = 10s

              sources {
                machine {
                  type = host   # the only one
                  interval = 30s
                  proc = "/host/proc"
                  except-types = [tmpfs, "overlay", squashfs]
                  disks = false
                }
              }
              services {
                docker { endpoint = "tcp://docker.example.com:2376", only = ["web*"] }
              }
              sinks {
                graphite {
                  type = carbon
                  enabled = true
                  servers = ["a.example.com:2004", "b.example.com:2014"]
                  mode = hash
                  counters = [rate, total]
                  connect-timeout = 1500ms
                  max-frame = 512 KiB
                  replication = 12
                  sample-ratio = 0.25
                  tags { rack = "r12", region = ${DOCKERANA_REGION} }
                  password = ${CARBON_TOKEN}
                  status-url = "https://carbon.example.com/state"
                  retry { first = 2s, limit = 7 }
                  tls { ca = "ca.pem", verify-hostname = false }
                  from = [machine]
                  prefix = "servers.{host}"
                }
                second { type = carbon, servers = ["c.example.com:2004"], password-file = "password" }
                screen { type = console, format = lines, prefix = ${?SCREEN_PREFIX} }
              }
            }
            """;

    private static final Set<String> IDS = Set.of("machine", "graphite", "second", "screen", "rack", "region");
    private static final Pattern TOKEN = Pattern.compile("(?<comment>#[^\\n]*)"
            + "|(?<key>[a-z][a-z-]*)(?= *[={])"
            + "|(?<brace>[{}\\[\\]])"
            + "|\\$\\{\\??(?<variable>[A-Z_]+)}"
            + "|(?<quote>\")(?<text>[^\"]*)(?<end>\")"
            + "|(?<number>[0-9][0-9.]*) ?(?<unit>[A-Za-z]*)"
            + "|(?<word>[a-z][a-z-]*)");

    private Mutations() {}

    static int lines() {
        return (int) CONFIGURATION.lines().count() + 1;
    }

    static Stream<Mutation> all() {
        List<Mutation> all = new ArrayList<>();
        Matcher token = TOKEN.matcher(CONFIGURATION);
        while (token.find()) {
            if (token.group("comment") != null) {
                continue;
            }
            String key = token.group("key");
            add(all, token, "key", key != null && IDS.contains(key) ? Kind.ID : Kind.OPTION);
            add(all, token, "brace", Kind.BRACE);
            add(all, token, "variable", Kind.VARIABLE);
            add(all, token, "quote", Kind.QUOTE);
            add(all, token, "text", Kind.TEXT);
            add(all, token, "end", Kind.QUOTE);
            add(all, token, "number", Kind.NUMBER);
            add(all, token, "unit", Kind.UNIT);
            add(all, token, "word", Kind.WORD);
        }
        return all.stream();
    }

    /** At the first, the middle and the last character. */
    private static void add(List<Mutation> all, Matcher token, String group, Kind kind) {
        if (token.group(group) == null || token.group(group).isEmpty()) {
            return;
        }
        int start = token.start(group);
        int end = token.end(group);
        for (int at : IntStream.of(start, (start + end) / 2, end - 1).distinct().toArray()) {
            char c = CONFIGURATION.charAt(at);
            String rest = CONFIGURATION.substring(at + 1);
            for (String instead : instead(c, all.size())) {
                String before = CONFIGURATION.substring(0, at);
                long line = before.lines().count();
                boolean commentsOut = instead.equals("#") && at == start && (kind == Kind.OPTION || kind == Kind.ID);
                if (!instead.equals(String.valueOf(c)) && !commentsOut) {
                    String what = "'%s' at '%s' in line %d: '%s'".formatted(c, token.group(group), line, instead);
                    all.add(new Mutation(kind, what, before + instead + rest));
                }
            }
        }
    }

    /** Two of the five ways to be wrong; taken in turns, so that every kind of token meets every way. */
    private static List<String> instead(char c, int turn) {
        List<String> ways = List.of("", "" + c + c, "x", "7", "#");
        return List.of(ways.get(turn % 5), ways.get((turn / 2 + 2 + turn % 5) % 5));
    }
}
