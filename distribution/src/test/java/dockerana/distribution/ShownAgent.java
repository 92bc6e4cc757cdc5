package dockerana.distribution;

import dockerana.plugin.local.chrome.Chrome;
import dockerana.plugin.local.chrome.Look;
import dockerana.plugin.local.chrome.Tab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * An agent with the configuration that is shipped, only that it collects every second, and where its page is.
 *
 * @param agent its process
 * @param link the page's address with the token, as the agent prints it
 */
record ShownAgent(AgentProcess agent, String link) implements AutoCloseable {
    private static final Pattern LINK = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/\\?token=\\S+");

    /** Writes the configuration. */
    static Installation configured(Installation installation, String endpoint, int port) throws IOException {
        String shipped = Files.readString(installation.file("conf/application.conf"));
        return installation.configured(shipped.replace("unix:///var/run/docker.sock", endpoint)
                .replace("interval = 10s", "interval = 1s")
                .replace("# host = \"web01\"", "host = \"web01\"")
                .replace("127.0.0.1:8420", "127.0.0.1:" + port));
    }

    /** Starts it, and waits until it prints where its page is. */
    static ShownAgent start(ProcessBuilder command) throws InterruptedException {
        AgentProcess agent = AgentProcess.start(command);
        agent.awaitLine("?token=");
        return new ShownAgent(
                agent,
                LINK.matcher(agent.output())
                        .results()
                        .map(MatchResult::group)
                        .findFirst()
                        .orElseThrow());
    }

    static ShownAgent start(Installation installation) throws InterruptedException {
        return start(new ProcessBuilder(installation.launcher()));
    }

    /** Unpacks it there, and starts it over that engine. */
    static ShownAgent over(String endpoint, Path folder) throws IOException, InterruptedException {
        return start(configured(Installation.in(folder), endpoint, 0));
    }

    /** The page's address without the token. */
    String address() {
        return link.substring(0, link.indexOf('?'));
    }

    /** The page with the token, when its connection stands. */
    Tab shown(Chrome chrome, Look look) {
        return chrome.open(link, look).live();
    }

    @Override
    public void close() {
        agent.close();
    }
}
