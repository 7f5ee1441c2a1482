// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.data;

import dev.tablegate.api.argument.KeySchema;
import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.staging.ChangeSet;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.view.Shown;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the page shows.
 *
 * @param fields its address
 * @param profiles those that people can look at
 * @param profile the one that is looked at
 * @param sets what this person staged here and nobody committed yet
 * @param views what agents opened, that this person may see; newest first
 * @param tables the names of the tables that match the search
 * @param left how many more there are
 * @param part what is looked at
 * @param problem why there is nothing to be looked at; empty if there is
 */
public record Screen(
        Fields fields,
        List<Profile> profiles,
        Optional<Profile> profile,
        List<ChangeSet> sets,
        List<Shown> views,
        List<String> tables,
        int left,
        Part part,
        String problem) {

    private static final Duration RECENT = Duration.ofMinutes(10);

    public Screen {
        profiles = List.copyOf(profiles);
        sets = List.copyOf(sets);
        views = List.copyOf(views);
        tables = List.copyOf(tables);
    }

    /** What is looked at. */
    public sealed interface Part {

        /** Nothing yet. */
        record Nothing() implements Part {}

        /** What agents opened. */
        record Views() implements Part {}

        /** One of those; empty if it is gone. */
        record OneView(Optional<Shown> shown, Optional<Reading> reading) implements Part {}

        /**
         * A table.
         *
         * @param schema of the table, or of the index that was chosen
         * @param reading empty as long as nothing was asked
         */
        record Table(TableDescription table, KeySchema schema, Optional<Reading> reading) implements Part {}

        /** An item. */
        record Item(ItemView item) implements Part {}

        /** The form for a new item. */
        record NewItem(TableDescription table, String typed, boolean dynamoJson) implements Part {}

        /** A statement. */
        record Statement(Optional<Reading> reading) implements Part {}
    }

    /** What an agent opened or changed a short while ago; empty if none did. */
    public Optional<Shown> recent(Instant now) {
        return views.stream()
                .findFirst()
                .filter(shown -> shown.view().updated().plus(RECENT).isAfter(now));
    }

    Screen with(Part other) {
        return new Screen(fields, profiles, profile, sets, views, tables, left, other, problem);
    }

    Screen with(String other) {
        return new Screen(fields, profiles, profile, sets, views, tables, left, part, other);
    }

    Screen with(List<ChangeSet> others) {
        return new Screen(fields, profiles, profile, others, views, tables, left, part, problem);
    }

    /** Which tab is open. */
    public String tab() {
        return switch (part) {
            case Part.Views ignored -> "views";
            case Part.OneView ignored -> "views";
            case Part.Statement ignored -> "sql";
            case Part.Nothing ignored -> "tables";
            case Part.Table ignored -> "tables";
            case Part.Item ignored -> "tables";
            case Part.NewItem ignored -> "tables";
        };
    }

    /** How many changes this person staged here. */
    public int staged() {
        return sets.stream().mapToInt(ChangeSet::changes).sum();
    }
}
