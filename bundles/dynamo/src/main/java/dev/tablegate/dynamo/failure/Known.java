// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo.failure;

import dev.tablegate.api.data.TableDescription;
import java.util.List;
import java.util.Optional;

/** What helps to say what was wrong; asked for only when something was. */
public interface Known {

    /** The names of the profile's tables; empty if they cannot be had. */
    List<String> names();

    /** The description of a table, if it can be had. */
    Optional<TableDescription> describe(String table);
}
