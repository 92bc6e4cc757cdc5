package dockerana.plugin.local.page;

import com.microsoft.playwright.options.ColorScheme;

/** How somebody looks at the page. */
enum Look {
    WIDE_LIGHT(1280, 860, ColorScheme.LIGHT),
    WIDE_DARK(1280, 860, ColorScheme.DARK),
    NARROW_LIGHT(360, 740, ColorScheme.LIGHT),
    NARROW_DARK(360, 740, ColorScheme.DARK);

    final int width;
    final int height;
    final ColorScheme scheme;

    Look(int width, int height, ColorScheme scheme) {
        this.width = width;
        this.height = height;
        this.scheme = scheme;
    }

    String suffix() {
        return (width > 700 ? "1280" : "360") + '-' + (scheme == ColorScheme.DARK ? "dark" : "light");
    }
}
