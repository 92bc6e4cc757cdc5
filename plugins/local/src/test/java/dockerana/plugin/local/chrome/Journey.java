package dockerana.plugin.local.chrome;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;

/** What a person without a mouse does: from the overview to a container, a moment in its charts, and its lines. */
public final class Journey {
    private final Tab tab;

    /** Begins at the overview. */
    public Journey(Tab tab) {
        this.tab = tab;
    }

    /**
     * Finds a container among others.
     *
     * @param filter leaves some of them, of which it is the first that can be gone to
     * @param left how many those are
     */
    public void to(String container, String filter, int left) {
        assertThat(tab.get("tr[data-key=" + container + "]")).isAttached();
        tab.press("Tab");
        assertThat(tab.get(".skip")).isFocused();
        tab.press("?");
        assertThat(tab.get("#keys")).isVisible();
        tab.press("Escape");
        assertThat(tab.get("#keys")).isHidden();
        tab.press("s", "n");
        assertThat(tab.get("th.name")).hasAttribute("aria-sort", "ascending");
        tab.press("/");
        assertThat(tab.get("#search")).isFocused();
        tab.page.keyboard().type(filter);
        assertThat(tab.get("tr[data-key]")).hasCount(left);
        tab.press("Escape", "j", "j");
        assertThat(tab.get("tr[data-key=" + container + "] a")).isFocused();
        tab.press("Enter");
        assertThat(tab.get("h1")).hasText(container);
    }

    /** Reads its first chart, the lines around a moment there, and those of all with a word. */
    public void read(String word) {
        assertThat(tab.live().get(".plot canvas").first()).isAttached();
        tab.press("c");
        assertThat(tab.get(".plot").first()).isFocused();
        tab.press("ArrowLeft", "ArrowLeft");
        assertThat(tab.get("#live")).hasText(Pattern.compile("\\d\\d:\\d\\d:\\d\\d: used .* %.*"));
        tab.press("Enter");
        assertThat(tab.get(".log .about")).containsText("around");
        assertThat(tab.get(".lines .moment")).isVisible();
        tab.press("l");
        assertThat(tab.get(".log .about")).containsText("lines");
        tab.press("f");
        tab.page.keyboard().type(word);
        assertThat(tab.get(".lines li").first()).containsText(word);
    }
}
