// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.legacy;

import dev.tablegate.api.tool.Answer;
import dev.tablegate.api.tool.LogLevel;
import dev.tablegate.api.tool.Question;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.tool.ToolException.Standard;
import dev.tablegate.host.catalog.Cancellation;
import dev.tablegate.host.catalog.Channel;
import dev.tablegate.transport.ask.Answers;
import dev.tablegate.transport.ask.Capabilities;
import dev.tablegate.transport.ask.Questions;
import dev.tablegate.transport.call.Notices;
import dev.tablegate.transport.rpc.Message;
import dev.tablegate.transport.rpc.Wire;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The way back to a client that can be asked on the call's own stream and answers with a request of its own. */
final class LegacyChannel implements Channel {

    private static final long PATIENCE_MINUTES = 10;

    private record Sent(String key, Question question, Inquiries.Inquiry inquiry) {}

    private final Notices notices;
    private final Capabilities capabilities;
    private final Inquiries inquiries;
    private final String connection;
    private final Cancellation cancellation;

    LegacyChannel(Notices notices, LegacyContext context, Inquiries inquiries, Cancellation cancellation) {
        this.notices = notices;
        this.capabilities = context.capabilities();
        this.inquiries = inquiries;
        this.connection = context.grant().connection();
        this.cancellation = cancellation;
    }

    @Override
    public void progress(double done, double total, String message) {
        notices.progress(done, total, message);
    }

    @Override
    public void log(LogLevel level, String logger, String message) {
        notices.log(level, logger, message);
    }

    @Override
    public Map<String, Answer> ask(Map<String, Question> questions) {
        for (Question question : questions.values()) {
            if (!capabilities.allow(question) || !notices.out().mayStream()) {
                throw new ToolException(
                        Standard.UNAVAILABLE,
                        "This needs an answer that your MCP client cannot give: it did not declare the capability for "
                                + Questions.method(question) + ". Use a client that supports it.");
            }
        }
        List<Sent> sent = new ArrayList<>();
        try {
            questions.forEach((key, question) -> sent.add(new Sent(key, question, send(question))));
            Map<String, Answer> answers = new HashMap<>();
            for (Sent one : sent) {
                answers.put(one.key(), answer(one.question(), await(one.inquiry())));
            }
            return answers;
        } finally {
            sent.forEach(one -> inquiries.close(one.inquiry()));
        }
    }

    private Inquiries.Inquiry send(Question question) {
        var inquiry = inquiries.open(connection);
        cancellation.onCancel(() -> inquiry.reply().cancel(true));
        notices.out().event(Wire.request(inquiry.id(), Questions.method(question), Questions.params(question)));
        return inquiry;
    }

    private static Message.Reply await(Inquiries.Inquiry inquiry) {
        try {
            return inquiry.reply().get(PATIENCE_MINUTES, TimeUnit.MINUTES);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw cancelled();
        } catch (CancellationException stopped) {
            throw cancelled();
        } catch (TimeoutException late) {
            throw new ToolException(Standard.TIMED_OUT, "Nobody answered the question. Call again when somebody can.");
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Answer answer(Question question, Message.Reply reply) {
        if (reply.failed()) {
            return new Answer(Answer.Action.DECLINE, Map.of());
        }
        return Answers.read(question, reply.body())
                .orElseThrow(() -> new ToolException(
                        Standard.UPSTREAM_FAILED,
                        "The MCP client's answer to " + Questions.method(question) + " is not a valid one."));
    }

    private static ToolException cancelled() {
        return new ToolException(Standard.CANCELLED, "The call was cancelled while it waited for an answer.");
    }
}
