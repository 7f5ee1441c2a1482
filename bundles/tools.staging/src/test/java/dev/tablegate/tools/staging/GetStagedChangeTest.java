// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.staging;

import dev.tablegate.api.data.Format;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Write;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.ToolContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static dev.tablegate.tools.staging.Fixture.ANN;
import static dev.tablegate.tools.staging.Fixture.KEY;
import static dev.tablegate.tools.staging.Fixture.none;
import static dev.tablegate.tools.staging.Fixture.number;
import static dev.tablegate.tools.staging.Fixture.refuses;
import static dev.tablegate.tools.staging.Fixture.text;
import static dev.tablegate.tools.staging.Fixture.typed;
import static dev.tablegate.tools.staging.Fixture.user;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class GetStagedChangeTest implements ToolContract {

    private final Fixture fixture = new Fixture();

    @Override
    public Tool<?, ?> tool() {
        return new GetStagedChange(fixture.staging, fixture.jobs);
    }

    @Test
    void showsEachKindOfChangeByWhatMatters() {
        var writes = List.<Write>of(
                new Write.Put("Users", user("ann", "Anne", 40), Optional.empty()),
                new Write.Put("Users", user("bob", "Bob", 1), Optional.empty()));
        var set = stage(writes);
        fixture.staging.stage(fixture.call, new Write.Put("Users", user("bob", "Bob", 2), Optional.empty()), "older");
        var changes = get(set, none(), none()).changes();
        assertEquals(
                List.of("update", "put"),
                changes.stream().map(ShownChange::kind).toList());
        assertEquals(
                Optional.of(List.of(new Difference("name", Optional.of(text("Ann")), Optional.of(text("Anne"))))),
                changes.getFirst().differences());
        assertEquals(none(), changes.getFirst().item());
        assertEquals(Optional.of(user("bob", "Bob", 2)), changes.getLast().item());
        assertEquals(Optional.of(List.of("all", "older")), changes.getLast().reasons());
        var deleted = stage(List.of(new Write.Delete("Users", KEY, Optional.empty())));
        assertEquals(
                Optional.of(ANN),
                get(deleted, none(), none()).changes().getFirst().old());
    }

    @Test
    void pagesThroughManyChanges() {
        var set = stage(users(60, 1));
        var numbers = new ArrayList<Integer>();
        Optional<String> cursor = none();
        do {
            var shown = get(set, Optional.of(28), cursor);
            shown.changes().forEach(change -> numbers.add(change.change()));
            cursor = shown.cursor();
        } while (cursor.isPresent());
        assertEquals(IntStream.rangeClosed(1, 60).boxed().toList(), numbers);
        refuses(() -> get(set, none(), Optional.of("x")), "cursor");
    }

    @Test
    void endsAnAnswerThatGrowsTooLarge() {
        var shown = get(stage(users(10, 300_000)), Optional.of(1000), none());
        assertEquals(4, shown.changes().size());
        assertEquals(Optional.of("5"), shown.cursor());
    }

    @Test
    void writesDynamoDbJson() {
        var set = stage(users(1, 1));
        var input = new GetStagedChange.Input(Optional.of(set), none(), none(), none(), Optional.of(Format.DYNAMODB));
        var shown = new GetStagedChange(fixture.staging, fixture.jobs).call(input, fixture.call);
        assertEquals(
                Map.of("userId", typed("S", "u0")), shown.changes().getFirst().key());
    }

    @Test
    void hidesTheSetsOfOthers() {
        var set = stage(users(1, 1));
        var other = new FakeCall().withScope(Scope.STAGE).withConnection("another");
        var input = new GetStagedChange.Input(Optional.of(set), none(), none(), none(), none());
        var refused = assertThrows(
                ToolException.class, () -> new GetStagedChange(fixture.staging, fixture.jobs).call(input, other));
        assertEquals(ToolException.Standard.NOT_FOUND, refused.code());
    }

    @Test
    void wantsASetOrAJob() {
        var neither = new GetStagedChange.Input(none(), none(), none(), none(), none());
        refuses(() -> new GetStagedChange(fixture.staging, fixture.jobs).call(neither, fixture.call), "set or job");
        var missing = new GetStagedChange.Input(none(), Optional.of("nothing"), none(), none(), none());
        var refused = assertThrows(
                ToolException.class,
                () -> new GetStagedChange(fixture.staging, fixture.jobs).call(missing, fixture.call));
        assertTrue(refused.getMessage().contains("list_staged_changes"), refused.getMessage());
    }

    private static List<Write> users(int count, int bytes) {
        return IntStream.range(0, count)
                .<Write>mapToObj(i -> new Write.Put(
                        "Users",
                        Map.<String, Value>of("userId", text("u" + i), "text", text("x".repeat(bytes)), "n", number(i)),
                        Optional.empty()))
                .toList();
    }

    private String stage(List<Write> writes) {
        var set = fixture.staging
                .stageAll(fixture.call, writes, "all")
                .getLast()
                .set()
                .id();
        return set;
    }

    private Shown get(String set, Optional<Integer> limit, Optional<String> cursor) {
        var input = new GetStagedChange.Input(Optional.of(set), none(), limit, cursor, none());
        return new GetStagedChange(fixture.staging, fixture.jobs).call(input, fixture.call);
    }
}
