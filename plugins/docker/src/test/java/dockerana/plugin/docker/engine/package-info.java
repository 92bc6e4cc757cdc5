/** A real Docker engine for tests, of this plugin and of those that depend on it. */
@NullMarked
package dockerana.plugin.docker.engine;

import org.jspecify.annotations.NullMarked;
