package dockerana.plugin.local.chrome;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The machine's Chromium, without a window, which reaches nothing but loopback. */
public final class Chrome implements AutoCloseable {
    private static final String NOT_LOOPBACK = "^(?!(data|blob):)(?!https?://127\\.0\\.0\\.1[:/]).*";
    private final Playwright playwright;
    private final Browser browser;

    /** Starts it. */
    public Chrome() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(System.getProperty("dockerana.chromium", "/usr/bin/chromium")))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** Opens the page. */
    public Tab open(String address, Look look) {
        return open(address, look, 1);
    }

    /** Opens the page with everything enlarged. */
    public Tab open(String address, Look look, double zoom) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize((int) (look.width / zoom), (int) (look.height / zoom))
                .setDeviceScaleFactor(zoom)
                .setColorScheme(look.scheme));
        context.setDefaultTimeout(30_000);
        context.route(url -> url.matches(NOT_LOOPBACK), Route::abort);
        context.grantPermissions(List.of());
        return new Tab(context, address);
    }

    /** What is asked of the browser itself. */
    public CDPSession session() {
        return browser.newBrowserCDPSession();
    }

    /** What its own trace says of a page meanwhile, JSON. */
    public String traced(Tab tab, Runnable meanwhile) {
        browser.startTracing(
                tab.page, new Browser.StartTracingOptions().setCategories(List.of("toplevel", "__metadata")));
        meanwhile.run();
        return new String(browser.stopTracing(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
