// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import dev.tablegate.api.tool.Answer;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Question;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.tool.ToolException.Standard;
import dev.tablegate.host.access.Origin;
import dev.tablegate.host.profile.OneTimeCodes.Wanted;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.SessionKeys;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** How the person at the client is asked for a code. */
final class CodeQuestion {

    private static final String KEY = "one-time-code";
    private static final String FIELD = "code";
    private static final Set<String> CANNOT = Set.of(Standard.UNAVAILABLE.id(), "missing_client_capability");
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration MARGIN = Duration.ofSeconds(2);

    private final Origin origin;

    CodeQuestion(Origin origin) {
        this.origin = origin;
    }

    /** Waits until no other call of the connection asks. */
    void take(Call call, CodeDesk desk) {
        try {
            while (!desk.asking.tryLock(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                call.checkCancelled();
            }
        } catch (InterruptedException stopped) {
            throw stopped(call, stopped);
        }
    }

    /** In a form of the client; empty if the person gave none. */
    Optional<String> form(Call call, Profile profile, Supplier<Wanted> otherwise) {
        var schema = Map.<String, Object>of(
                "type", "object",
                "properties",
                        Map.of(
                                FIELD,
                                Map.of(
                                        "type", "string",
                                        "title", "One-time code",
                                        "description", "The six digits that your device shows now",
                                        "minLength", 6,
                                        "maxLength", 6)),
                "required", List.of(FIELD));
        Answer answer = ask(
                call, new Question.Form(name(profile) + " takes a one-time code (MFA).", schema), profile, otherwise);
        return Optional.ofNullable(answer.content().get(FIELD))
                .map(typed -> typed.toString().strip());
    }

    /** On a page of the console. */
    void open(Call call, Profile profile, Wanted wanted) {
        ask(
                call,
                new Question.Page(
                        name(profile) + " takes a one-time code (MFA). Open the page, sign in, and enter it there.",
                        page(wanted)),
                profile,
                () -> wanted);
    }

    /** Waits until the code was entered in the console, or the call ends. */
    SessionKeys entered(Call call, Profile profile, Wanted wanted, CodeDesk desk) {
        Instant end = call.deadline().minus(MARGIN);
        try {
            while (desk.keys().isEmpty()) {
                call.checkCancelled();
                if (!Instant.now().isBefore(end)) {
                    throw link(profile, wanted);
                }
                desk.await(LOOK);
            }
            return desk.keys().orElseThrow(() -> link(profile, wanted));
        } catch (InterruptedException stopped) {
            throw stopped(call, stopped);
        }
    }

    static ToolException wrongCode() {
        return new ToolException(
                Standard.DENIED,
                "AWS does not take this code. Repeat the call and have the person enter the next one. After three wrong"
                        + " ones there is a pause of five minutes.");
    }

    static ToolException noCode() {
        return new ToolException(
                Standard.INVALID_INPUT, "The code has six digits. Repeat the call and have the person enter it again.");
    }

    static ToolException paused(Duration left) {
        return new ToolException(
                Standard.UNAVAILABLE,
                "Three one-time codes were wrong. No other one is taken for "
                        + left.plusMillis(999).toSeconds() + " seconds; do not call before then.");
    }

    private Answer ask(Call call, Question question, Profile profile, Supplier<Wanted> otherwise) {
        Answer answer;
        try {
            answer = call.ask(KEY, question);
        } catch (ToolException cannot) {
            if (CANNOT.contains(cannot.code().id())) {
                throw link(profile, otherwise.get());
            }
            throw cannot;
        }
        if (!answer.accepted()) {
            throw new ToolException(
                    Standard.DENIED,
                    "The person gave no one-time code, and " + name(profile) + " cannot be read without it.");
        }
        return answer;
    }

    private ToolException link(Profile profile, Wanted wanted) {
        return new ToolException(
                Standard.UNAVAILABLE,
                name(profile) + " takes a one-time code (MFA). Ask the person to open " + page(wanted)
                        + " and to enter it there, then repeat the call.");
    }

    private URI page(Wanted wanted) {
        return origin.address().resolve("/system/console/tablegate-codes?id=" + wanted.id());
    }

    private static String name(Profile profile) {
        return "The profile \"" + profile.label() + "\"";
    }

    private static ToolException stopped(Call call, InterruptedException stopped) {
        Thread.currentThread().interrupt();
        call.checkCancelled();
        return new ToolException(Standard.CANCELLED, "The call was cancelled.", stopped);
    }
}
