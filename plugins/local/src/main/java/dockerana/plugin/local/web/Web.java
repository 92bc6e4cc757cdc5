package dockerana.plugin.local.web;

import dockerana.api.Agent;
import dockerana.api.Secret;
import dockerana.plugin.local.history.Archive;
import dockerana.plugin.local.history.Live;
import dockerana.plugin.local.http.HttpServer;
import dockerana.plugin.local.http.Limits;
import dockerana.plugin.local.http.Workers;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The page and its API, on an address of this machine. Opened and closed by one thread. */
public final class Web implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Web.class);

    private final WebConfig config;
    private final Facts facts;
    private final Archive archive;
    private final Agent agent;
    private @Nullable Open open;

    private record Open(HttpServer server, Workers workers, Live.Listening listening) {}

    /** Of what is remembered, and of what is known of containers. */
    public Web(WebConfig config, Facts facts, Archive archive, Agent agent) {
        this.config = config;
        this.facts = facts;
        this.archive = archive;
        this.agent = agent;
    }

    /**
     * Begins to listen, unless it does.
     *
     * @throws IOException if the address cannot be had, or the token neither read nor made
     */
    public void open() throws IOException {
        if (open != null) {
            return;
        }
        String secret = secret();
        Workers workers = new Workers(agent.threads(), Limits.USUAL.answer());
        Present present = new Present();
        SiteHolder site = new SiteHolder();
        HttpServer server = listen(site, workers);
        site.is(new Sites(agent, archive, facts, present, workers).site(gate(secret, server.port())));
        open = new Open(server, workers, archive.live().listen(present));
        String link = link(secret, server);
        if (config.auth() == WebConfig.Auth.TOKEN) {
            Token.write(data().resolve("link"), link);
        }
        LOG.info("the page: {}", link);
    }
}
