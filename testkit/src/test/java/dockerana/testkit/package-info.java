/** The testkit's own tests. */
@NullMarked
package dockerana.testkit;

import org.jspecify.annotations.NullMarked;
