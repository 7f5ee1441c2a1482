// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.tool;

import java.time.Instant;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One running call: who asked, for which profile, until when. It gives facts and control, never powers; powers are
 * services that take the call. Valid only until the tool returns.
 */
@ProviderType
public interface Call {

    /** An id that also stands in the log, unique in this server. */
    String id();

    /** The one connection that the call came over; stable for as long as the connection is approved. */
    String connection();

    /** Slug of the one profile that this connection is bound to. */
    String profile();

    /** What the connection may do. */
    Scope scope();

    /** When the call will be cancelled. */
    Instant deadline();

    /**
     * Tells the client how far the call is. Free to call often: the host thins it out, and drops what does not advance.
     *
     * @param done what is done so far, in any unit; rises from call to call
     * @param total what there is to do in the same unit, or 0 if unknown
     * @param message one short sentence
     */
    void progress(double done, double total, String message);

    /** Sends a log line to the client, if its protocol version has that and the client asked for this level. */
    void log(LogLevel level, String message);

    /**
     * Returns at once while the call may go on.
     *
     * @throws ToolException if the client cancelled, the approval was revoked, the tool is going away or the deadline
     *     passed
     */
    void checkCancelled();

    /**
     * Asks the client's side and waits for the answers. With a stateless client the whole call is repeated with the
     * answers, so ask before doing anything else.
     *
     * @param questions what to ask, by keys of the tool's own choice that are stable over the repetition
     * @return an answer for each key
     * @throws ToolException if the client cannot answer such questions
     */
    Map<String, Answer> ask(Map<String, Question> questions);

    /** Asks one question. See {@link #ask(Map)}. */
    default Answer ask(String key, Question question) {
        Answer answer = ask(Map.of(key, question)).get(key);
        if (answer == null) {
            throw new IllegalStateException("no answer to " + key);
        }
        return answer;
    }
}
