@NullMarked
package dockerana.dashboards;

import org.jspecify.annotations.NullMarked;
