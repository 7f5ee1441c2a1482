// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.engine;

import dev.tablegate.api.data.Column;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.snapshot.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows that a statement gave, the first of them at once. */
record Answer(
        List<Column> columns,
        List<Map<String, Value>> rows,
        long count,
        Optional<Snapshot> snapshot,
        List<String> notes) {}
