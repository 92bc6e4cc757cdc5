@NullMarked
package dockerana.plugin.elasticsearch;

import org.jspecify.annotations.NullMarked;
