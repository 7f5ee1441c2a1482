// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.staging;

import dev.tablegate.api.staging.ChangeSet.Status;
import dev.tablegate.api.staging.Write;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.tck.ToolContract;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static dev.tablegate.tools.staging.Fixture.KEY;
import static dev.tablegate.tools.staging.Fixture.none;
import static dev.tablegate.tools.staging.Fixture.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SubmitChangesTest implements ToolContract {

    private final Fixture fixture = new Fixture();

    @Override
    public Tool<?, ?> tool() {
        return new SubmitChanges(fixture.staging);
    }

    @Test
    void submitsTheOpenSet() {
        refuses(this::submit, "nothing to review");
        fixture.staging.stage(fixture.call, new Write.Delete("Users", KEY, Optional.empty()), "");
        var shown = submit();
        assertEquals("submitted", shown.status());
        assertEquals("because", fixture.staging.list(fixture.call).getFirst().summary());
        assertTrue(shown.note().contains("nothing is written until a person commits"), shown.note());
    }

    @Test
    void saysWhereThePolicyWantsNobody() {
        fixture.staging.becomes(Status.COMMITTING);
        fixture.staging.stage(fixture.call, new Write.Delete("Users", KEY, Optional.empty()), "");
        assertTrue(submit().note().contains("being written"));
    }

    private Standing submit() {
        return new SubmitChanges(fixture.staging).call(new SubmitChanges.Input(none(), "because"), fixture.call);
    }
}
