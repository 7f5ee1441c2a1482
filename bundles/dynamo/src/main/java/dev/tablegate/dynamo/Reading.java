// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo;

import dev.tablegate.api.data.AttributePath;
import dev.tablegate.api.data.Filter;
import dev.tablegate.api.data.Select;
import dev.tablegate.dynamo.expression.Expressions;
import dev.tablegate.dynamo.expression.Filters;
import dev.tablegate.dynamo.paging.Target;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What query and scan have in common: filter, projection, and what must be read to be able to cut a page. */
final class Reading {

    private final Expressions expressions = new Expressions();
    private final Optional<String> filter;
    private final Optional<String> projection;
    private final Set<String> place;
    private final Set<String> hidden = new LinkedHashSet<>();

    Reading(Optional<Target> target, Optional<Filter> filter, List<String> projection, Select select) {
        this.filter = filter.map(new Filters(expressions)::write);
        this.place = target.map(Target::place).orElse(Set.of());
        boolean items = select == Select.ITEMS && !projection.isEmpty();
        this.projection = items ? Optional.of(projection(projection)) : Optional.empty();
    }

    Expressions expressions() {
        return expressions;
    }

    Optional<String> filter() {
        return filter;
    }

    Optional<String> projection() {
        return projection;
    }

    Set<String> place() {
        return place;
    }

    /** Attributes that are read only to say where an item stands. */
    Set<String> hidden() {
        return hidden;
    }

    /** DynamoDB refuses an empty map of names. */
    Optional<Map<String, String>> names() {
        var names = expressions.names();
        return names.isEmpty() ? Optional.empty() : Optional.of(names);
    }

    /** DynamoDB refuses an empty map of values. */
    Optional<Map<String, AttributeValue>> values() {
        var values = expressions.values();
        return values.isEmpty() ? Optional.empty() : Optional.of(values);
    }

    private String projection(List<String> wanted) {
        var paths = new ArrayList<>(wanted.stream().map(AttributePath::of).toList());
        if (filter.isPresent()) {
            for (var name : place) {
                var path = new AttributePath(List.of(new AttributePath.Step.Name(name)));
                if (!paths.contains(path)) {
                    hidden.add(name);
                    paths.add(path);
                }
            }
        }
        return expressions.projection(paths);
    }
}
