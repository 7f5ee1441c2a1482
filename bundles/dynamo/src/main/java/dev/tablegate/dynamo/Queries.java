// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo;

import dev.tablegate.api.data.Condition;
import dev.tablegate.api.data.Operator;
import dev.tablegate.api.data.Page;
import dev.tablegate.api.data.QueryRequest;
import dev.tablegate.dynamo.expression.Filters;
import dev.tablegate.dynamo.failure.Action;
import dev.tablegate.dynamo.paging.Check;
import dev.tablegate.dynamo.paging.Cursors;
import dev.tablegate.dynamo.paging.Fingerprint;
import dev.tablegate.dynamo.paging.Pager;
import dev.tablegate.dynamo.paging.Plan;
import dev.tablegate.dynamo.paging.Position;
import dev.tablegate.dynamo.paging.Slice;
import dev.tablegate.dynamo.paging.Target;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** Reads queries. */
final class Queries {

    private final Session session;
    private final Cursors cursors;

    Queries(Session session, Cursors cursors) {
        this.session = session;
        this.cursors = cursors;
    }

    Page read(QueryRequest request) {
        var call = session.call();
        var print = Fingerprint.of(request);
        var from = cursors.open(call, print, 1, request.cursor());
        var description = session.description(session.table(request.table()));
        var target = description.map(table -> Target.of(table, request.index()));
        target.ifPresent(known -> new Check(known).query(request));
        var reading = new Reading(target, request.filter(), request.projection(), request.select());
        var template = template(request, reading);
        var guess = new Guess(description, request.consistent());
        var plan = new Plan(
                call,
                (segment, position, limit) -> page(template, guess, position, limit),
                request.filter().isPresent(),
                request.select(),
                reading.place(),
                reading.hidden(),
                request.bounds());
        return new Pager(plan, from).read(positions -> cursors.seal(call, print, positions));
    }

    private Slice page(
            software.amazon.awssdk.services.dynamodb.model.QueryRequest template,
            Guess guess,
            Position from,
            int limit) {
        var request = template.toBuilder().overrideConfiguration(session.deadline());
        if (!from.key().isEmpty()) {
            request.exclusiveStartKey(from.key());
        }
        Slice slice = session.read(
                Action.QUERY,
                template.tableName(),
                guess.page(limit),
                (client, most) -> Slice.of(client.query(request.limit(most).build())),
                Slice::used);
        guess.learn(slice);
        return slice;
    }

    private static software.amazon.awssdk.services.dynamodb.model.QueryRequest template(
            QueryRequest request, Reading reading) {
        var query = software.amazon.awssdk.services.dynamodb.model.QueryRequest.builder()
                .tableName(request.table())
                .keyConditionExpression(keyCondition(request, reading))
                .scanIndexForward(request.ascending())
                .consistentRead(request.consistent())
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
        if (request.select() == dev.tablegate.api.data.Select.COUNT) {
            query.select(Select.COUNT);
        }
        request.index().ifPresent(query::indexName);
        reading.filter().ifPresent(query::filterExpression);
        reading.projection().ifPresent(query::projectionExpression);
        reading.names().ifPresent(query::expressionAttributeNames);
        reading.values().ifPresent(query::expressionAttributeValues);
        return query.build();
    }

    private static String keyCondition(QueryRequest request, Reading reading) {
        var filters = new Filters(reading.expressions());
        var parts = new ArrayList<String>();
        request.key()
                .forEach(
                        (name, value) -> parts.add(filters.writeKey(new Condition(name, Operator.EQ, List.of(value)))));
        request.sort().ifPresent(condition -> parts.add(filters.writeKey(condition)));
        return String.join(" AND ", parts);
    }
}
