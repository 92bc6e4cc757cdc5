package dockerana.runtime.config;

import dockerana.runtime.plugin.Offer;
import dockerana.runtime.plugin.Refusal;
import java.util.List;

/** What can be configured: the offers of the plugins that run, and the plugins that do not. */
public interface Catalogue {
    /** What the plugins offer. */
    List<Offer> offers();

    /** The plugins that do not run. */
    List<Refusal> refusals();

    /** A catalogue of these. */
    static Catalogue of(List<Offer> offers, List<Refusal> refusals) {
        record Fixed(List<Offer> offers, List<Refusal> refusals) implements Catalogue {}
        return new Fixed(List.copyOf(offers), List.copyOf(refusals));
    }
}
