// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.sql;

import dev.tablegate.api.data.QueryRequest;
import dev.tablegate.api.data.ScanRequest;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Power;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.ToolException;
import org.osgi.annotation.versioning.ProviderType;

/** Tells about what a query or scan would cost. Reads no item. */
@ProviderType
@Power(Scope.READ)
public interface Costs {

    /**
     * What a query would read.
     *
     * @throws ToolException if there is no such table or index
     */
    Plan of(QueryRequest request, Call call);

    /** What a scan would read. See {@link #of(QueryRequest, Call)}. */
    Plan of(ScanRequest request, Call call);
}
