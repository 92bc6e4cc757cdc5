/** Tests of what a user unpacks: started by its own script, watched from outside, judged by real servers. */
@NullMarked
package dockerana.distribution;

import org.jspecify.annotations.NullMarked;
