// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.changes;

import dev.tablegate.api.data.Expression;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Change;
import dev.tablegate.api.staging.Change.Kind;
import dev.tablegate.api.staging.Change.Outcome;
import dev.tablegate.api.staging.ChangeSet;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.TableRules;
import dev.tablegate.host.staging.Review;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Samples of sets and changes. */
final class Staged {

    static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private Staged() {}

    static Value text(String text) {
        return new Value.Text(text);
    }

    static Change change(int number, Map<String, Value> base, Map<String, Value> result) {
        Kind kind = base.isEmpty() ? Kind.PUT : result.isEmpty() ? Kind.DELETE : Kind.UPDATE;
        return new Change(
                number,
                kind,
                "Users",
                Map.of("userId", text("user" + number)),
                Optional.of(base).filter(item -> !item.isEmpty()),
                Optional.of(result).filter(item -> !item.isEmpty()),
                List.of(),
                List.of("because"),
                false,
                Set.of(),
                NOW,
                Outcome.PENDING,
                "");
    }

    /** DynamoDB did not say whether it wrote it. */
    static Change unknown(int number, Map<String, Value> base, Map<String, Value> result) {
        Change change = change(number, base, result);
        return new Change(
                number,
                change.kind(),
                change.table(),
                change.key(),
                change.base(),
                change.result(),
                List.of(),
                List.of(),
                false,
                Set.of(),
                NOW,
                Outcome.UNKNOWN,
                "DynamoDB did not say.");
    }

    /** Everything in it reads the same text, wherever one can stand. */
    static Change reading(String text, Outcome outcome) {
        var nested = Value.Document.of(
                Map.of(text, new Value.Sequence(List.of(text(text), Value.TextSet.of(List.of(text))))));
        return new Change(
                1,
                Kind.UPDATE,
                text,
                Map.of(text, text(text)),
                Optional.of(Map.of(text + "1", text(text), text + "3", text("was"), text + "4", text(text))),
                Optional.of(Map.of(text + "2", nested, text + "3", text("now " + text + " so"))),
                List.of(new Expression("#n = :v OR " + text, Map.of("#n", text), Map.of(":v", text(text)))),
                List.of(text),
                false,
                Set.of(text + "1"),
                NOW,
                outcome,
                text);
    }

    static Review review(String id, String text, ChangeSet.Status status, int changes) {
        var set = new ChangeSet(
                id,
                text,
                status,
                false,
                changes,
                text,
                List.of(new ChangeSet.Comment(text, NOW, text)),
                NOW,
                NOW,
                NOW,
                URI.create("http://127.0.0.1:7420/x"));
        return new Review(
                set,
                text,
                text,
                text,
                Optional.empty(),
                text,
                Map.of(text, changes),
                1,
                1,
                List.of(new Review.Approval(text, NOW)),
                1,
                2,
                3.5,
                1,
                1,
                List.of(new Review.Commit(
                        Optional.of(text),
                        NOW,
                        OptionalInt.empty(),
                        List.of(new Review.Approval(text, NOW)),
                        Optional.of(new Review.Stop(text, NOW)))));
    }

    static Profile profile(String text, boolean production) {
        return new Profile(
                text,
                text,
                text,
                production,
                text,
                new Profile.Credentials.Aws(text),
                Optional.empty(),
                TableRules.ALL,
                Profile.Policy.DEFAULT);
    }
}
