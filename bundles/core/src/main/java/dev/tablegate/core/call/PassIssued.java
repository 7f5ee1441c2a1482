// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.call;

import dev.tablegate.core.power.CallDesk;

/** Contributions see a pass of the call, which ends with it. */
final class PassIssued implements Step {

    private final CallDesk desk;

    PassIssued(CallDesk desk) {
        this.desk = desk;
    }

    @Override
    public void enter(RunningCall call) {
        call.show(desk.admit(call));
    }

    @Override
    public void leave(RunningCall call) {
        desk.dismiss(call.shown());
    }
}
