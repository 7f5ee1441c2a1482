// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.export;

import dev.tablegate.api.data.Column;
import dev.tablegate.api.data.Value;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** The rows of an export, in their order. They can be gone through once. */
@ProviderType
public interface Rows extends Iterable<Map<String, Value>> {

    /** The union of the attributes of all rows, known before the first row. */
    List<Column> columns();

    /** What the rows are called: the table, or a name made of the statement. Safe as a file name. */
    String name();

    /** How many rows there are. */
    long count();

    /** The rows; what a row lacks is missing in its map. */
    @Override
    Iterator<Map<String, Value>> iterator();
}
