// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.query;

import dev.tablegate.api.argument.Direction;
import dev.tablegate.api.argument.SortKey;
import dev.tablegate.api.argument.SortKey.SortOperator;
import dev.tablegate.api.argument.Where;
import dev.tablegate.api.data.Format;
import dev.tablegate.api.data.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Arguments of the three tools, given one after the other. */
final class Ask {

    private final String table;
    private Optional<Map<String, Value>> key = Optional.empty();
    private Optional<String> index = Optional.empty();
    private Optional<SortKey> sortKey = Optional.empty();
    private Optional<Where> filter = Optional.empty();
    private Optional<List<String>> projection = Optional.empty();
    private Optional<Direction> direction = Optional.empty();
    private Optional<Integer> segments = Optional.empty();
    private Optional<Boolean> consistent = Optional.empty();
    private Optional<Boolean> staged = Optional.empty();
    private Optional<Integer> limit = Optional.empty();
    private Optional<String> cursor = Optional.empty();
    private Optional<Boolean> all = Optional.empty();
    private Optional<Boolean> exact = Optional.empty();
    private Optional<Format> format = Optional.empty();

    Ask(String table) {
        this.table = table;
    }

    Ask(String table, Map<String, Value> key) {
        this(table);
        this.key = Optional.of(key);
    }

    Ask sort(SortKey condition) {
        sortKey = Optional.of(condition);
        return this;
    }

    Ask sort(SortOperator operator, Value value) {
        return sort(new SortKey(operator, Optional.of(value), Optional.empty()));
    }

    Ask index(String index) {
        this.index = Optional.of(index);
        return this;
    }

    Ask filter(Where filter) {
        this.filter = Optional.of(filter);
        return this;
    }

    Ask projection(String... paths) {
        projection = Optional.of(List.of(paths));
        return this;
    }

    Ask direction(Direction direction) {
        this.direction = Optional.of(direction);
        return this;
    }

    Ask segments(int segments) {
        this.segments = Optional.of(segments);
        return this;
    }

    Ask consistent() {
        consistent = Optional.of(true);
        return this;
    }

    Ask staged() {
        staged = Optional.of(true);
        return this;
    }

    Ask limit(int limit) {
        this.limit = Optional.of(limit);
        return this;
    }

    Ask cursor(String cursor) {
        this.cursor = Optional.of(cursor);
        return this;
    }

    Ask all() {
        all = Optional.of(true);
        return this;
    }

    Ask exact() {
        exact = Optional.of(true);
        return this;
    }

    Ask format(Format format) {
        this.format = Optional.of(format);
        return this;
    }

    Query.Input query() {
        return new Query.Input(
                table,
                index,
                key.orElseThrow(),
                sortKey,
                filter,
                projection,
                direction,
                consistent,
                staged,
                limit,
                cursor,
                all,
                format);
    }

    Scan.Input scan() {
        return new Scan.Input(
                table, index, filter, projection, segments, consistent, staged, limit, cursor, all, format);
    }

    CountItems.Input count() {
        return new CountItems.Input(table, index, exact, key, sortKey, filter, cursor);
    }
}
