/** The local store beside carbon and whisper. */
@NullMarked
package dockerana.benchmarks.local;

import org.jspecify.annotations.NullMarked;
