// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo;

import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException.Standard;
import dev.tablegate.dynamo.client.Clients;
import dev.tablegate.dynamo.client.Connection;
import dev.tablegate.dynamo.client.Connector;
import dev.tablegate.dynamo.client.Purpose;
import dev.tablegate.dynamo.failure.Action;
import dev.tablegate.dynamo.failure.Delivery;
import dev.tablegate.dynamo.paging.Slice;
import dev.tablegate.dynamo.write.Reasons;
import dev.tablegate.dynamo.write.Transaction;
import dev.tablegate.host.catalog.Meter;
import dev.tablegate.host.profile.OneTimeCodes;
import dev.tablegate.host.profile.Profiles;
import dev.tablegate.host.write.ItemWrite;
import dev.tablegate.host.write.Writer;
import java.util.Collections;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Writes transactions through the AWS SDK, with clients of its own that no reader ever holds. */
@Component
public final class SdkWriter implements Writer {

    private static final int CONNECTIONS = 20;

    private final Clients clients;
    private final OneTimeCodes codes;
    private final Meter meter;

    @Activate
    public SdkWriter(@Reference Profiles profiles, @Reference OneTimeCodes codes, @Reference Meter meter) {
        this.clients = new Clients(profiles, new Connector(Purpose.WRITE, CONNECTIONS));
        this.codes = codes;
        this.meter = meter;
    }

    @Deactivate
    void close() {
        clients.close();
    }

    @Override
    public Result transact(Call call, List<ItemWrite> writes, String token) {
        Connection connection = clients.of(call);
        var session = new Session(call, connection, codes.keys(call, connection.profile()), meter);
        writes.forEach(write -> session.table(write.table()));
        var request = Transaction.of(writes, token)
                .overrideConfiguration(session.deadline())
                .build();
        return send(session, request, writes);
    }

    private static Result send(Session session, TransactWriteItemsRequest request, List<ItemWrite> writes) {
        try {
            var answer = session.ask(client -> client.transactWriteItems(request));
            return new Result.Written(
                    answer.consumedCapacity().stream().mapToDouble(Slice::units).sum());
        } catch (TransactionCanceledException cancelled) {
            return Reasons.of(cancelled);
        } catch (SdkException | IllegalStateException | IllegalArgumentException failure) {
            if (Delivery.unsure(failure)) {
                throw new Unanswered("DynamoDB gave no answer to a transaction.", failure);
            }
            var known = session.failure(failure, Action.TRANSACT_WRITE_ITEMS, table(writes));
            if (known.code() == Standard.THROTTLED) {
                return new Result.Refused(Collections.nCopies(writes.size(), Reasons.THROTTLED));
            }
            throw known;
        }
    }

    /** The one that it is about; empty if it is about several. */
    private static String table(List<ItemWrite> writes) {
        var tables = writes.stream().map(ItemWrite::table).distinct().toList();
        return tables.size() == 1 ? tables.getFirst() : "";
    }
}
