// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Change.Kind;
import dev.tablegate.api.staging.Change.Outcome;
import dev.tablegate.api.tool.ToolException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A change as it is being made.
 *
 * @param place which item
 * @param old the change that the item has already
 * @param body what was done
 * @param reasons why
 * @param read when the base was read
 */
record Draft(Place place, Optional<Head> old, Body body, List<String> reasons, Instant read) {

    /** As many writes of one item can be done again upon another base. */
    static final int MOST_STEPS = 50;

    static Draft begun(Place place, Optional<Head> old, Optional<Map<String, Value>> base, Instant read) {
        return new Draft(place, old, Steps.none(base), List.of(), read);
    }

    /** Goes on with a change. What people had rejected of it stays as it was. */
    static Draft of(Place place, Stored stored) {
        Head head = stored.head();
        return new Draft(place, Optional.of(head), stored.body(), head.reasons(), head.read())
                .keeping(head.rejectedAttributes());
    }

    /** With attributes as they are in the base. */
    Draft keeping(Set<String> attributes) {
        return attributes.isEmpty() ? this : then(Step.keep(attributes), "");
    }

    /** The same writes upon another base. */
    static Draft again(Place place, Stored stored, Optional<Map<String, Value>> base, Instant read) {
        Body body =
                new Steps(place.table(), place.key()).again(base, stored.body().steps());
        return new Draft(place, Optional.of(stored.head()), body, stored.head().reasons(), read);
    }

    Draft then(Step step, String reason) {
        if (body.steps().size() >= MOST_STEPS) {
            throw new ToolException(
                    ToolException.Standard.INVALID_INPUT,
                    "The item " + Shown.item(place.key()) + " of '" + place.table() + "' was staged " + MOST_STEPS
                            + " times in this set. Submit the set first, or discard the change and stage the whole"
                            + " item.");
        }
        var all = new ArrayList<>(reasons);
        if (!reason.isEmpty()) {
            all.add(reason);
        }
        Body now = new Steps(place.table(), place.key()).then(body, step);
        return new Draft(place, old, now, List.copyOf(all), read);
    }

    /** What it comes to; empty if nothing would change. */
    Optional<Stored> change(boolean atomic) {
        return kind(atomic).map(kind -> {
            var head = new Head(
                    0,
                    kind,
                    place.table(),
                    place.key(),
                    reasons,
                    false,
                    Set.of(),
                    read,
                    Outcome.PENDING,
                    "",
                    new Head.Images(0, 0, 0),
                    Math.max(Stored.size(body.base()), Stored.size(body.result())),
                    Stored.hash(kind, place, body));
            return checked(new Stored(head, body));
        });
    }

    private static Stored checked(Stored change) {
        if (Effects.tooWide(change)) {
            throw new ToolException(
                    ToolException.Standard.INVALID_INPUT,
                    "The write of the item " + Shown.item(change.head().key())
                            + " touches more attributes than DynamoDB can compare in one condition (4 KB, 300 operators): "
                            + Effects.touched(change).size() + ", and at most " + Effects.MOST_ATTRIBUTES
                            + " here. Stage a part of them with stage_update_item and call submit_changes, then stage"
                            + " the rest. A map counts as one attribute, whatever is in it.");
        }
        return new Stored(change.head().with(Outcome.PENDING, Effects.note(change)), change.body());
    }

    /** In a transaction a write that changes nothing, but had to hold, is still a check. */
    private Optional<Kind> kind(boolean atomic) {
        boolean same = body.base().equals(body.result());
        boolean checks = atomic && !body.conditions().isEmpty();
        if (same) {
            return checks ? Optional.of(Kind.CHECK) : Optional.empty();
        }
        if (body.base().isEmpty()) {
            return Optional.of(Kind.PUT);
        }
        return Optional.of(body.result().isEmpty() ? Kind.DELETE : Kind.UPDATE);
    }
}
