// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.staging;

import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Power;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.ToolException;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Proposes rules that change many items of the call's own profile. Nothing is written before a person approved the rule
 * with its sample; then the host applies it. A connection sees its own jobs only.
 */
@ProviderType
@Power(Scope.STAGE)
public interface BulkUpdates {

    /**
     * Tries a rule without writing, and proposes it.
     *
     * @param reason why, for the person who decides
     * @throws ToolException if the rule is wrong, matches nothing, or a quota is used up
     */
    Job propose(Call call, Job.Rule rule, String reason);

    /** The connection's jobs, newest first; at most 100. */
    List<Job> list(Call call);

    /** One job; empty if the connection has none of that id. */
    Optional<Job> find(Call call, String id);

    /**
     * Ends a job, or withdraws it.
     *
     * @throws ToolException if the connection has none of that id, or it has ended
     */
    Job cancel(Call call, String id);
}
