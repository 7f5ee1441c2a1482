// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.call;

/** Lets the client stop the call, and ends what may stop it when it is over. */
final class StopOnCancel implements Step {

    @Override
    public void enter(RunningCall call) {
        call.begin();
        if (call.stopped().isPresent()) {
            call.end();
            throw call.stopped().get();
        }
    }

    @Override
    public void leave(RunningCall call) {
        call.end();
    }
}
