@NullMarked
package dockerana.runtime.config;

import org.jspecify.annotations.NullMarked;
