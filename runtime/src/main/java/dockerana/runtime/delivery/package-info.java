/** From a batch or a list of records to the far end: outboxes, lanes, settlement, checkpoints. */
@NullMarked
package dockerana.runtime.delivery;

import org.jspecify.annotations.NullMarked;
