// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tck;

import dev.tablegate.api.tool.Answer;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.LogLevel;
import dev.tablegate.api.tool.Question;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.ToolException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A call without a client: it records what the tool says, and answers, cancels and expires as the test wants. */
public final class FakeCall implements Call {

    private final List<Progress> progressed = new ArrayList<>();
    private final List<Line> logged = new ArrayList<>();
    private final Map<String, Question> asked = new LinkedHashMap<>();
    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private Facts facts = new Facts(
            "call-1", "connection-1", "demo", Scope.READ, Instant.now().plusSeconds(60));
    private Optional<ToolException> cancelled = Optional.empty();

    /** What a tool said of its progress. */
    public record Progress(double done, double total, String message) {}

    /** What a tool wrote to the client's log. */
    public record Line(LogLevel level, String message) {}

    private record Facts(String id, String connection, String profile, Scope scope, Instant deadline) {}

    /** Sets the call's id. */
    public FakeCall withId(String id) {
        return with(f -> new Facts(id, f.connection, f.profile, f.scope, f.deadline));
    }

    /** Sets the connection that the call came over. */
    public FakeCall withConnection(String connection) {
        return with(f -> new Facts(f.id, connection, f.profile, f.scope, f.deadline));
    }

    /** Sets the profile that the connection is bound to. */
    public FakeCall withProfile(String profile) {
        return with(f -> new Facts(f.id, f.connection, profile, f.scope, f.deadline));
    }

    /** Sets what the connection may do. */
    public FakeCall withScope(Scope scope) {
        return with(f -> new Facts(f.id, f.connection, f.profile, scope, f.deadline));
    }

    /** Sets the deadline; one that has passed makes {@link #checkCancelled} throw. */
    public FakeCall withDeadline(Instant deadline) {
        return with(f -> new Facts(f.id, f.connection, f.profile, f.scope, deadline));
    }

    /** Answers the question of that key when it is asked. */
    public FakeCall answering(String key, Answer answer) {
        answers.put(key, answer);
        return this;
    }

    /** Cancels the call: from now on {@link #checkCancelled} throws. */
    public synchronized FakeCall cancel() {
        cancelled = Optional.of(new ToolException(ToolException.Standard.CANCELLED, "The client cancelled the call."));
        return this;
    }

    /** The progress told so far. */
    public synchronized List<Progress> progressed() {
        return List.copyOf(progressed);
    }

    /** The log lines written so far. */
    public synchronized List<Line> logged() {
        return List.copyOf(logged);
    }

    /** The questions asked so far, by key. */
    public synchronized Map<String, Question> asked() {
        return Map.copyOf(asked);
    }

    @Override
    public String id() {
        return facts.id;
    }

    @Override
    public String connection() {
        return facts.connection;
    }

    @Override
    public String profile() {
        return facts.profile;
    }

    @Override
    public Scope scope() {
        return facts.scope;
    }

    @Override
    public Instant deadline() {
        return facts.deadline;
    }

    @Override
    public synchronized void progress(double done, double total, String message) {
        progressed.add(new Progress(done, total, message));
    }

    @Override
    public synchronized void log(LogLevel level, String message) {
        logged.add(new Line(level, message));
    }

    @Override
    public synchronized void checkCancelled() {
        if (cancelled.isPresent()) {
            throw cancelled.get();
        }
        if (Instant.now().isAfter(facts.deadline)) {
            throw new ToolException(ToolException.Standard.TIMED_OUT, "The call took longer than it may.");
        }
    }

    @Override
    public synchronized Map<String, Answer> ask(Map<String, Question> questions) {
        asked.putAll(questions);
        var given = new LinkedHashMap<String, Answer>();
        for (String key : questions.keySet()) {
            Answer answer = answers.get(key);
            if (answer == null) {
                throw new ToolException(
                        ToolException.Standard.UNAVAILABLE, "This client cannot answer the question '" + key + "'.");
            }
            given.put(key, answer);
        }
        return given;
    }

    private FakeCall with(UnaryOperator<Facts> change) {
        facts = change.apply(facts);
        return this;
    }
}
