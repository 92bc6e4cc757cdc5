package dockerana.plugin.local.chrome;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/** The page as somebody has it open. */
public final class Tab implements AutoCloseable {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** The whole of it. */
    public final Page page;

    /** What the browser complained about: scripts, styles, policies, addresses. */
    public final List<String> complaints = new CopyOnWriteArrayList<>();

    private final BrowserContext context;

    Tab(BrowserContext context, String address) {
        this.context = context;
        page = context.newPage();
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onDialog(dialog -> {
            complaints.add("a dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.navigate(address, new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
    }

    /** Waits until its connection stands. */
    public Tab live() {
        assertThat(get("#pill")).hasText("Live");
        return this;
    }

    /** Goes to a view. */
    public Tab at(String hash) {
        page.evaluate("hash => location.hash = hash", hash);
        return this;
    }

    /** What a selector of CSS finds. */
    public Locator get(String selector) {
        return page.locator(selector);
    }

    /** The first that has that text, wherever it is. */
    public Locator text(String text) {
        return page.getByText(text).first();
    }

    /** Waits until that is somewhere on it. */
    public Tab says(String text) {
        assertThat(get("body")).containsText(text);
        return this;
    }

    /** Presses keys, one after the other. */
    public void press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    /** The number that a script gives. */
    public double number(String script) {
        return ((Number) Objects.requireNonNull(page.evaluate(script))).doubleValue();
    }

    /** The text that a script gives. */
    public String string(String script) {
        return String.valueOf(page.evaluate(script));
    }

    /** As it is seen, under that name in target/screenshots. */
    public Tab shot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
        return this;
    }

    /** What axe-core finds serious or critical. */
    public List<?> barriers() throws IOException {
        try (InputStream axe = Objects.requireNonNull(Tab.class.getResourceAsStream("/axe.min.js"))) {
            page.evaluate(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
        }
        return (List<?>) Objects.requireNonNull(page.evaluate("""
                async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
                  .filter((one) => one.impact === 'serious' || one.impact === 'critical')
                  .flatMap((one) => one.nodes.map((node) => `${one.id} ${node.target} ${node.failureSummary}`))
                """));
    }

    /** By how many pixels it is wider than the window. */
    public double overhang() {
        return number("document.documentElement.scrollWidth - innerWidth");
    }

    /** What is asked of the browser about it. */
    public CDPSession session() {
        return context.newCDPSession(page);
    }

    @Override
    public void close() {
        context.close();
    }
}
