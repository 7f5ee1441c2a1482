// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.call;

import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.catalog.Channel;
import dev.tablegate.host.catalog.Invoker;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the caller learns of whatever a contribution throws: a code and a sentence, and nothing from inside. */
public final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /**
     * The failure that the caller sees.
     *
     * @throws Channel.Suspended if the call will be repeated with answers, which is no failure
     * @throws Invoker.NoSuchEntry if it is gone meanwhile
     * @throws Invoker.ScopeTooLow if the new version needs more
     */
    public static ToolException of(RunningCall call, Throwable thrown) {
        call.suspended().ifPresent(waiting -> {
            throw waiting;
        });
        Optional<ToolException> stopped = call.stopped();
        if (stopped.isPresent()) {
            return stopped.get();
        }
        return switch (thrown) {
            case Invoker.NoSuchEntry gone -> throw gone;
            case Invoker.ScopeTooLow more -> throw more;
            case ToolException told -> told(call, asChannelSaid(call, told));
            case InterruptedException stopping ->
                new ToolException(
                        ToolException.Standard.UNAVAILABLE,
                        "The call was interrupted; the server may be stopping. Call it again later.");
            default -> internal(call, thrown);
        };
    }

    private static ToolException asChannelSaid(RunningCall call, ToolException told) {
        return call.unasked()
                .filter(refused -> refused.getMessage().equals(told.getMessage()))
                .orElse(told);
    }

    private static ToolException told(RunningCall call, ToolException told) {
        if (told.getCause() != null) {
            LOG.info(
                    "Call {} of '{}' failed: {}",
                    call.id(),
                    call.target(),
                    told.code().id(),
                    told);
        }
        return told;
    }

    private static ToolException internal(RunningCall call, Throwable thrown) {
        LOG.error("Call {} of '{}' failed inside", call.id(), call.target(), thrown);
        return new ToolException(
                ToolException.Standard.INTERNAL,
                "'" + call.target() + "' failed inside. The cause stands in the server's log under the id " + call.id()
                        + ". Calling again with the same arguments is unlikely to help; tell the operator this id.");
    }
}
