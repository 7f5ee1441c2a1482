// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.catalog;

import dev.tablegate.api.tool.Call;
import org.osgi.annotation.versioning.ProviderType;

/** Takes what calls consume, for the audit record. */
@ProviderType
public interface Meter {

    /** Adds read units to what the call consumed. */
    void consumed(Call call, double readUnits);
}
