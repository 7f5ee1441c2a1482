// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.job;

import dev.tablegate.api.data.Bounds;
import dev.tablegate.api.data.QueryRequest;
import dev.tablegate.api.data.ScanRequest;
import dev.tablegate.api.data.Select;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.staging.Job;
import dev.tablegate.api.tool.Call;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Finds the items that a rule means. */
final class RulePages implements Pages {

    private static final long MOST_BYTES = 2L << 20;
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Tables tables;
    private final Job.Rule rule;
    private final RuleAim aim;
    private final int size;

    /** Pages of at most so many items. */
    RulePages(Tables tables, Job.Rule rule, RuleAim aim, int size) {
        this.tables = tables;
        this.rule = rule;
        this.aim = aim;
        this.size = size;
    }

    @Override
    public Page read(Call call, Optional<String> cursor) {
        var page = rule.key().isEmpty() ? scan(call, cursor) : query(call, cursor);
        var keys = page.items().stream().map(aim::keyOf).toList();
        // An index shows a part of an item, a little late.
        var items = rule.index().isPresent()
                ? new Items(tables, rule.table()).read(call, keys)
                : page.items().stream()
                        .map(item -> new Found(aim.keyOf(item), Optional.of(item)))
                        .toList();
        return new Page(items, page.cursor(), page.scannedCount());
    }

    private dev.tablegate.api.data.Page scan(Call call, Optional<String> cursor) {
        return tables.scan(
                call,
                new ScanRequest(
                        rule.table(),
                        rule.index(),
                        rule.filter(),
                        List.of(),
                        rule.index().isEmpty(),
                        1,
                        Select.ITEMS,
                        bounds(),
                        cursor));
    }

    private dev.tablegate.api.data.Page query(Call call, Optional<String> cursor) {
        return tables.query(
                call,
                new QueryRequest(
                        rule.table(),
                        rule.index(),
                        rule.key(),
                        rule.sort(),
                        rule.filter(),
                        List.of(),
                        true,
                        rule.index().isEmpty(),
                        Select.ITEMS,
                        bounds(),
                        cursor));
    }

    private Bounds bounds() {
        return new Bounds(size, MOST_BYTES, LONGEST);
    }
}
