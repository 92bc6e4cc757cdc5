package dockerana.plugin.local.web;

import dockerana.api.Agent;
import dockerana.plugin.local.history.Archive;
import dockerana.plugin.local.history.Live;
import dockerana.plugin.local.http.HttpServer;
import dockerana.plugin.local.http.Limits;
import dockerana.plugin.local.http.Workers;
import dockerana.plugin.local.web.access.Bind;
import dockerana.plugin.local.web.access.Gate;
import dockerana.plugin.local.web.access.LinkFile;
import dockerana.plugin.local.web.access.WebConfig;
import dockerana.plugin.local.web.containers.Facts;
import dockerana.plugin.local.web.graphite.Keeper;
import dockerana.plugin.local.web.present.Present;
import dockerana.plugin.local.web.stream.Pulse;
import java.io.IOException;
import java.net.BindException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The page and its API, on an address of this machine. Opened and closed by one thread. */
public final class Web implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Web.class);

    private final WebConfig config;
    private final Facts facts;
    private final Archive archive;
    private final Keeper keeper;
    private final Agent agent;
    private final Pulse pulse;
    private final LinkFile linkFile;
    private @Nullable Open open;

    private record Open(HttpServer server, Workers workers, Live.Listening listening, String link) {}

    /**
     * Of what is remembered, and of what is known of containers.
     *
     * @param keeper where events go that are posted; called on several threads
     */
    public Web(WebConfig config, Facts facts, Archive archive, Keeper keeper, Agent agent) {
        this(config, facts, archive, keeper, agent, Pulse.USUAL);
    }

    Web(WebConfig config, Facts facts, Archive archive, Keeper keeper, Agent agent, Pulse pulse) {
        this.config = config;
        this.facts = facts;
        this.archive = archive;
        this.keeper = keeper;
        this.agent = agent;
        this.pulse = pulse;
        this.linkFile = new LinkFile(agent.data());
    }

    /**
     * Begins to listen, unless it does.
     *
     * @throws IOException if the address cannot be had, or the token can neither be read nor made
     */
    public void open() throws IOException {
        if (open != null) {
            return;
        }
        Present present = new Present();
        Gate gate = Gate.of(config, agent.data(), agent.host());
        Workers workers = new Workers(agent.threads(), Limits.USUAL.answer());
        HttpServer server = listen(Sites.of(gate, agent, archive, facts, present, workers, keeper, pulse), workers);
        Bind shown =
                new Bind(config.bind().isAny() ? agent.host() : config.bind().host(), server.port());
        String link = gate.link(shown);
        open = new Open(server, workers, archive.live().listen(present), link);
        linkFile.write(link);
        LOG.info("the page: {}", link);
    }

    /** Whether the agent that had this data last opened its page at the same address. */
    public boolean wasLastOpenedHere() {
        return linkFile.leadsTo(config.bind().port());
    }

    private HttpServer listen(Site site, Workers workers) throws IOException {
        try {
            return new HttpServer(
                    config.bind().socketAddress(), Limits.USUAL, site, workers, agent.threads(), agent.sockets());
        } catch (BindException e) {
            workers.close();
            throw new IOException(
                    "%s cannot be had, perhaps because another agent has it (%s)"
                            .formatted(config.bind(), e.getMessage()),
                    e);
        }
    }

    /** Where it listens. */
    int port() {
        return open == null ? 0 : open.server.port();
    }

    /** The page's address, with what it takes to see all. */
    public String link() {
        return open == null ? "" : open.link;
    }

    /** Ends all connections, and listens no more. */
    @Override
    public void close() {
        Open ending = open;
        open = null;
        if (ending != null) {
            ending.listening.close();
            ending.server.close();
            ending.workers.close();
        }
    }
}
