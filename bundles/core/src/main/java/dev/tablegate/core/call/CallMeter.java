// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.call;

import dev.tablegate.api.tool.Call;
import dev.tablegate.host.catalog.Meter;
import org.osgi.service.component.annotations.Component;

/** Puts what a running call consumes on the bill of its request. */
@Component
public final class CallMeter implements Meter {

    @Override
    public void consumed(Call call, double readUnits) {
        if (call instanceof RunningCall running) {
            running.bill().add(readUnits);
        }
    }
}
