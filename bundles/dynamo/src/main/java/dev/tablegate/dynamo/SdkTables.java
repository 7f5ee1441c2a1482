// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo;

import dev.tablegate.api.data.AttributePath;
import dev.tablegate.api.data.BatchGetRequest;
import dev.tablegate.api.data.Consumed;
import dev.tablegate.api.data.GetRequest;
import dev.tablegate.api.data.Page;
import dev.tablegate.api.data.QueryRequest;
import dev.tablegate.api.data.ScanRequest;
import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.tool.Call;
import dev.tablegate.dynamo.client.Clients;
import dev.tablegate.dynamo.client.Connection;
import dev.tablegate.dynamo.client.Connector;
import dev.tablegate.dynamo.client.Purpose;
import dev.tablegate.dynamo.expression.Attributes;
import dev.tablegate.dynamo.expression.Expressions;
import dev.tablegate.dynamo.failure.Action;
import dev.tablegate.dynamo.paging.Cursors;
import dev.tablegate.dynamo.paging.Slice;
import dev.tablegate.host.access.Seal;
import dev.tablegate.host.catalog.Meter;
import dev.tablegate.host.catalog.Meter.Need;
import dev.tablegate.host.catalog.Meter.Used;
import dev.tablegate.host.profile.OneTimeCodes;
import dev.tablegate.host.profile.Profiles;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** Reads tables through the AWS SDK, with one pooled client for each profile. */
@Component(configurationPid = "dev.tablegate.dynamo")
@Designate(ocd = SdkTables.Config.class)
public final class SdkTables implements Tables {

    private final Clients clients;
    private final OneTimeCodes codes;
    private final Meter meter;
    private final Cursors cursors;

    /** How DynamoDB is reached. */
    @ObjectClassDefinition(name = "Tablegate DynamoDB", description = "How DynamoDB is reached.")
    public @interface Config {

        @AttributeDefinition(
                name = "Connections",
                description = "The most HTTP connections that are open to DynamoDB at a time, for each profile.",
                min = "1",
                max = "1000")
        int connections() default 100;
    }

    @Activate
    public SdkTables(
            @Reference Profiles profiles,
            @Reference OneTimeCodes codes,
            @Reference Seal seal,
            @Reference Meter meter,
            Config config) {
        this.clients = new Clients(profiles, new Connector(Purpose.READ, config.connections()));
        this.codes = codes;
        this.meter = meter;
        this.cursors = new Cursors(seal);
    }

    @Deactivate
    void close() {
        clients.close();
    }

    @Override
    public List<String> names(Call call) {
        return session(call).allNames();
    }

    @Override
    public TableDescription describe(Call call, String table) {
        var session = session(call);
        return session.freshDescription(session.table(table));
    }

    @Override
    public GetResult get(Call call, GetRequest request) {
        var session = session(call);
        var table = session.table(request.table());
        var get = GetItemRequest.builder()
                .tableName(table)
                .key(Attributes.of(request.key()))
                .consistentRead(request.consistent())
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .overrideConfiguration(session.deadline());
        if (!request.projection().isEmpty()) {
            var expressions = new Expressions();
            get.projectionExpression(expressions.projection(
                            request.projection().stream().map(AttributePath::of).toList()))
                    .expressionAttributeNames(expressions.names());
        }
        double guess = Guess.share(request.consistent());
        var answer = session.read(
                Action.GET_ITEM,
                table,
                new Need(1, guess, guess),
                (client, one) -> client.getItem(get.build()),
                got -> new Used(Slice.units(got.consumedCapacity()), 1));
        return new GetResult(
                answer.hasItem() ? Optional.of(Attributes.item(answer.item())) : Optional.empty(),
                new Consumed(Slice.units(answer.consumedCapacity())));
    }

    @Override
    public BatchGetResult batchGet(Call call, BatchGetRequest request) {
        return new BatchGet(session(call), request).read();
    }

    @Override
    public Page query(Call call, QueryRequest request) {
        return new Queries(session(call), cursors).read(request);
    }

    @Override
    public Page scan(Call call, ScanRequest request) {
        return new Scans(session(call), cursors).read(request);
    }

    private Session session(Call call) {
        Connection connection = clients.of(call);
        return new Session(call, connection, codes.keys(call, connection.profile()), meter);
    }
}
