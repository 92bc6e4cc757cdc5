/** Tests of the contract for plugin authors. */
@NullMarked
package dockerana.api;

import org.jspecify.annotations.NullMarked;
