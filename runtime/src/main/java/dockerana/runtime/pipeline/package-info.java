/** From the tick to the batch: runs sources and services, makes deltas, watches over all of it. */
@NullMarked
package dockerana.runtime.pipeline;

import org.jspecify.annotations.NullMarked;
