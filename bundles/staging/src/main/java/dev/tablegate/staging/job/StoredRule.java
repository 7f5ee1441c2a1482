// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.job;

import dev.tablegate.api.data.Condition;
import dev.tablegate.api.data.Expression;
import dev.tablegate.api.data.Filter;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Job;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A rule as it is kept. */
record StoredRule(
        String table,
        Optional<String> index,
        Map<String, Value> key,
        Optional<Condition> sort,
        Optional<Part> filter,
        Expression update) {

    /** What joins the parts of a filter. */
    enum Join {
        ONE,
        AND,
        OR,
        NOT
    }

    /** A part of a filter: one condition, or several parts joined. */
    record Part(Join join, Optional<Condition> condition, List<Part> parts) {

        static Part of(Filter filter) {
            return switch (filter) {
                case Filter.Test(var condition) -> new Part(Join.ONE, Optional.of(condition), List.of());
                case Filter.And(var filters) -> joined(Join.AND, filters);
                case Filter.Or(var filters) -> joined(Join.OR, filters);
                case Filter.Not(var inner) -> joined(Join.NOT, List.of(inner));
            };
        }

        private static Part joined(Join join, List<Filter> filters) {
            return new Part(
                    join, Optional.empty(), filters.stream().map(Part::of).toList());
        }

        Filter filter() {
            var filters = parts.stream().map(Part::filter).toList();
            return switch (join) {
                case ONE -> new Filter.Test(condition.orElseThrow());
                case AND -> new Filter.And(filters);
                case OR -> new Filter.Or(filters);
                case NOT -> new Filter.Not(filters.getFirst());
            };
        }
    }

    static StoredRule of(Job.Rule rule) {
        return new StoredRule(
                rule.table(),
                rule.index(),
                rule.key(),
                rule.sort(),
                rule.filter().map(Part::of),
                rule.update());
    }

    Job.Rule rule() {
        return new Job.Rule(table, index, key, sort, filter.map(Part::filter), update);
    }
}
