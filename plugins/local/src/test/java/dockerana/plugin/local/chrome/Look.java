package dockerana.plugin.local.chrome;

import com.microsoft.playwright.options.ColorScheme;

/** How somebody looks at the page. */
public enum Look {
    /** On a screen, by day. */
    WIDE_LIGHT(1280, 860, ColorScheme.LIGHT),
    /** On a screen, by night. */
    WIDE_DARK(1280, 860, ColorScheme.DARK),
    /** On a telephone, by day. */
    NARROW_LIGHT(360, 740, ColorScheme.LIGHT),
    /** On a telephone, by night. */
    NARROW_DARK(360, 740, ColorScheme.DARK);

    /** Of the window, in pixels. */
    public final int width;

    /** Of the window, in pixels. */
    public final int height;

    /** What is preferred. */
    public final ColorScheme scheme;

    Look(int width, int height, ColorScheme scheme) {
        this.width = width;
        this.height = height;
        this.scheme = scheme;
    }

    /** What tells its screenshots from others. */
    public String suffix() {
        return (width > 700 ? "1280" : "360") + '-' + (scheme == ColorScheme.DARK ? "dark" : "light");
    }
}
