/** The sink {@code carbon}: samples into Graphite, by carbon's pickle or line protocol over TCP. */
@NullMarked
package dockerana.plugin.carbon;

import org.jspecify.annotations.NullMarked;
