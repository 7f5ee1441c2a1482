// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.staging;

import dev.tablegate.api.staging.Job;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Everything a person does with bulk updates. Decisions are recorded before they take effect; refusals are
 * {@link IllegalArgumentException}s with a sentence for the person. Changes are told under {@link Reviews#CHANGED}.
 */
@ProviderType
public interface Jobs {

    /**
     * Jobs of all connections, newest first.
     *
     * @param limit how many, 1 to 1,000
     */
    List<Shown> list(int limit);

    /** One job; empty if there is none of that id. */
    Optional<Shown> find(String id);

    /**
     * Approves the rule and its sample as the page showed them; the job runs once as many people approved as the
     * profile's policy wants.
     *
     * @param perSecond the most items written in a second, 1 to 1,000
     */
    void approve(String id, String digest, int perSecond, String person);

    /** Stops writing until it is resumed. */
    void pause(String id, String person);

    /** Goes on where it was paused. */
    void resume(String id, String person);

    /** Ends it. What was changed until then stays. */
    void cancel(String id, String person);

    /**
     * Proposes the inverse of what a job wrote, from the images it kept.
     *
     * @return id of the new job, to be decided like any other
     */
    String undo(String id, String person);

    /**
     * A job as people see it.
     *
     * @param connection id of the connection that proposed it
     * @param client what people call that connection
     * @param owner the person who approved the connection
     * @param undoes id of the job that this one undoes, if it does
     * @param digest stands for the rule and its sample, and is handed back with the approval
     * @param approvals who approved it, oldest first
     * @param approvers how many people the profile's policy wants
     * @param perSecond the most items written in a second
     */
    record Shown(
            Job job,
            String connection,
            String client,
            String owner,
            Optional<String> undoes,
            String digest,
            List<Review.Approval> approvals,
            int approvers,
            int perSecond) {
        public Shown {
            approvals = List.copyOf(approvals);
        }
    }
}
