// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql;

import dev.tablegate.api.sql.Plan;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.catalog.Meter;
import dev.tablegate.host.catalog.Meter.Used;
import dev.tablegate.host.profile.Budget;
import dev.tablegate.host.profile.Profiles;
import java.util.ArrayList;

/**
 * Refuses a statement that its budgets will not hold before it reads: it would use them up and give nothing. Only scans
 * count, of which DynamoDB tells how large they are; what a partition holds is a guess.
 */
record Allowance(Profiles profiles, Meter meter) {

    /** The plan, with a note if it would be refused. */
    Plan noted(Plan plan, Call call) {
        try {
            check(plan, call);
            return plan;
        } catch (ToolException refused) {
            var notes = new ArrayList<>(plan.notes());
            notes.add(refused.getMessage());
            return new Plan(plan.reads(), plan.estimate(), notes);
        }
    }

    void check(Plan plan, Call call) {
        var about = plan.reads().stream()
                .filter(read -> read.access() == Plan.Access.SCAN)
                .map(Plan.Read::estimate)
                .map(cost -> new Used(cost.readUnits(), cost.items()))
                .reduce(
                        Used.NOTHING,
                        (one, other) -> new Used(one.readUnits() + other.readUnits(), one.items() + other.items()));
        var budget = profiles.find(call.profile())
                .map(profile -> profile.policy().budget())
                .orElse(Budget.NONE);
        meter.check(call, budget, about);
    }
}
