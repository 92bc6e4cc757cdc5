/** What drawing costs: what {@code benchmarks/render} starts. */
@NullMarked
package dockerana.benchmarks.render;

import org.jspecify.annotations.NullMarked;
