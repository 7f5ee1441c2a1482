// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql;

import dev.tablegate.api.data.Tables;
import dev.tablegate.api.sql.Plan;
import dev.tablegate.api.sql.Sql;
import dev.tablegate.api.sql.SqlRequest;
import dev.tablegate.api.sql.SqlResult;
import dev.tablegate.api.tool.Call;
import dev.tablegate.host.catalog.Meter;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.Profiles;
import dev.tablegate.host.workspace.SnapshotKeeper;
import dev.tablegate.sql.engine.Aside;
import dev.tablegate.sql.engine.Engine;
import dev.tablegate.sql.engine.EngineParser;
import dev.tablegate.sql.engine.Limits;
import dev.tablegate.sql.engine.Turns;
import dev.tablegate.sql.plan.CheapestPlanner;
import dev.tablegate.sql.plan.Planner;
import dev.tablegate.sql.plan.Prices;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Answers SQL with an engine of its own for each statement. */
@Component(configurationPid = "dev.tablegate.sql")
@Designate(ocd = LiveSql.Config.class)
public final class LiveSql implements Sql {

    private final EngineParser parser = new EngineParser();
    private final Allowance allowance;
    private final Planner planner;
    private final Engine engine;
    private final Turns turns;
    private final double dollars;

    /** What statements may use. */
    @ObjectClassDefinition(name = "Tablegate SQL", description = "What SQL statements may use, and what reading costs.")
    public @interface Config {

        @AttributeDefinition(
                name = "Memory (MB)",
                description = "Memory that the engine of one statement may use, in megabytes.",
                min = "32",
                max = "65536")
        int memory() default 256;

        @AttributeDefinition(
                name = "Statements at a time",
                description = "How many statements may run at the same time; others wait.",
                min = "1",
                max = "100")
        int statements() default 4;

        @AttributeDefinition(
                name = "Items",
                description = "The most items that one statement may read, from all its tables.",
                min = "1")
        long items() default 1_000_000;

        @AttributeDefinition(
                name = "Megabytes read",
                description = "The most data that one statement may read, in megabytes as DynamoDB counts them.",
                min = "1",
                max = "1000000")
        int read() default 512;

        @AttributeDefinition(
                name = "Price of reading",
                description = "US dollars for a million read request units, for the estimates that plans show.")
        double price() default 0.125;
    }

    @Activate
    public LiveSql(
            @Reference Tables tables,
            @Reference SnapshotKeeper snapshots,
            @Reference Profiles profiles,
            @Reference Meter meter,
            Config config) {
        this.allowance = new Allowance(profiles, meter);
        this.dollars = config.price();
        this.planner = new CheapestPlanner(
                tables,
                parser,
                new Prices(dollars),
                call -> profiles.find(call.profile()).map(Profile::entities).orElse(List.of()));
        this.engine = new Engine(
                parser, tables, snapshots, new Limits(config.memory(), config.items(), (long) config.read() << 20));
        this.turns = new Turns(config.statements());
    }

    @Deactivate
    public void close() {
        parser.close();
    }

    @Override
    public SqlResult run(SqlRequest request, Call call) {
        return Aside.run("sql-" + call.id(), () -> {
            var planned = planner.plan(request.sql(), request.allowScan(), call);
            allowance.check(planned.plan(), call);
            return turns.take(call, () -> engine.run(planned, request, dollars, call));
        });
    }

    @Override
    public Plan explain(String sql, Call call) {
        return Aside.run(
                "sql-" + call.id(),
                () -> allowance.noted(planner.plan(sql, true, call).plan(), call));
    }
}
