/** The sink {@code elasticsearch}: records as documents of Elasticsearch or OpenSearch. */
@NullMarked
package dockerana.plugin.elasticsearch;

import org.jspecify.annotations.NullMarked;
