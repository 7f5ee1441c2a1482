// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo;

import dev.tablegate.api.data.Page;
import dev.tablegate.api.data.ScanRequest;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.dynamo.failure.Action;
import dev.tablegate.dynamo.paging.Check;
import dev.tablegate.dynamo.paging.Cursors;
import dev.tablegate.dynamo.paging.Fingerprint;
import dev.tablegate.dynamo.paging.Pager;
import dev.tablegate.dynamo.paging.Plan;
import dev.tablegate.dynamo.paging.Position;
import dev.tablegate.dynamo.paging.Slice;
import dev.tablegate.dynamo.paging.Target;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** Reads scans. */
final class Scans {

    private static final int MOST_SEGMENTS = 100;

    private final Session session;
    private final Cursors cursors;

    Scans(Session session, Cursors cursors) {
        this.session = session;
        this.cursors = cursors;
    }

    Page read(ScanRequest request) {
        checkSegments(request.segments());
        var call = session.call();
        var print = Fingerprint.of(request);
        var from = cursors.open(call, print, request.segments(), request.cursor());
        var description = session.description(session.table(request.table()));
        var target = description.map(table -> Target.of(table, request.index()));
        target.ifPresent(known -> new Check(known).scan(request));
        var reading = new Reading(target, request.filter(), request.projection(), request.select());
        var template = template(request, reading);
        var guess = new Guess(description, request.consistent());
        var plan = new Plan(
                call,
                (segment, position, limit) -> page(template, guess, segment, position, limit),
                request.filter().isPresent(),
                request.select(),
                reading.place(),
                reading.hidden(),
                request.bounds());
        return new Pager(plan, from).read(positions -> cursors.seal(call, print, positions));
    }

    private Slice page(
            software.amazon.awssdk.services.dynamodb.model.ScanRequest template,
            Guess guess,
            int segment,
            Position from,
            int limit) {
        var request = template.toBuilder().overrideConfiguration(session.deadline());
        if (template.totalSegments() != null) {
            request.segment(segment);
        }
        if (!from.key().isEmpty()) {
            request.exclusiveStartKey(from.key());
        }
        Slice slice = session.read(
                Action.SCAN,
                template.tableName(),
                guess.page(limit),
                (client, most) -> Slice.of(client.scan(request.limit(most).build())),
                Slice::used);
        guess.learn(slice);
        return slice;
    }

    private static software.amazon.awssdk.services.dynamodb.model.ScanRequest template(
            ScanRequest request, Reading reading) {
        var scan = software.amazon.awssdk.services.dynamodb.model.ScanRequest.builder()
                .tableName(request.table())
                .consistentRead(request.consistent())
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
        if (request.segments() > 1) {
            scan.totalSegments(request.segments());
        }
        if (request.select() == dev.tablegate.api.data.Select.COUNT) {
            scan.select(Select.COUNT);
        }
        request.index().ifPresent(scan::indexName);
        reading.filter().ifPresent(scan::filterExpression);
        reading.projection().ifPresent(scan::projectionExpression);
        reading.names().ifPresent(scan::expressionAttributeNames);
        reading.values().ifPresent(scan::expressionAttributeValues);
        return scan.build();
    }

    private static void checkSegments(int segments) {
        if (segments < 1 || segments > MOST_SEGMENTS) {
            throw new ToolException(
                    ToolException.Standard.INVALID_INPUT,
                    "A scan has 1 to " + MOST_SEGMENTS + " segments, not " + segments + ".");
        }
    }
}
