// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An HTTP answer that stays plain JSON unless something must be sent before it is complete; then it becomes a stream of
 * events. Safe for many threads; a connection that broke swallows everything.
 */
public final class LazyResponse {

    private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EVENT = "event: message\ndata: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final long QUIET = TimeUnit.MILLISECONDS.toNanos(950);

    private enum State {
        UNDECIDED,
        STREAMING,
        FINISHED,
        BROKEN
    }

    private final HttpServletResponse response;
    private final boolean mayStream;
    private final ReentrantLock lock = new ReentrantLock();
    private State state = State.UNDECIDED;
    private volatile long lastWrite = System.nanoTime();
    private volatile Runnable onBroken = () -> {};

    /** @param mayStream whether the client takes a stream of events */
    public LazyResponse(HttpServletResponse response, boolean mayStream) {
        this.response = response;
        this.mayStream = mayStream;
    }

    /** Whether the client takes a stream of events. */
    public boolean mayStream() {
        return mayStream;
    }

    /** What to do when the client has closed the connection. */
    public void onBroken(Runnable action) {
        onBroken = action;
    }

    /** Sets a header, as long as nothing was sent. */
    public void header(String name, String value) {
        locked(() -> {
            if (state == State.UNDECIDED) {
                response.setHeader(name, value);
            }
        });
    }

    /** Sends a message ahead of the answer. False if the client cannot get it. */
    public boolean event(byte[] message) {
        return locked(() -> {
            if (becomesStream()) {
                writeEvent(message);
                response.flushBuffer();
            }
        });
    }

    /** Shows that the server is there, and finds out whether the client is. False if it is not. */
    public boolean comment() {
        return locked(() -> {
            if (becomesStream()) {
                response.getOutputStream().write(COMMENT);
                response.flushBuffer();
            }
        });
    }

    /** Whether nothing was sent for about a second. */
    boolean isQuiet(long now) {
        return mayStream && now - lastWrite > QUIET;
    }

    /** As {@link #comment}, if the answer is quiet and nobody is writing. */
    void pulse(long now) {
        if (lock.tryLock()) {
            try {
                if (isQuiet(now)) {
                    comment();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /** Sends the answer: as the last event if this is a stream, else as JSON with the status. */
    public void finish(int status, byte[] message) {
        locked(() -> {
            if (state == State.STREAMING) {
                writeEvent(message);
                response.flushBuffer();
            } else if (state == State.UNDECIDED) {
                response.setStatus(status);
                response.setContentType("application/json");
                response.setHeader("Cache-Control", "no-store");
                response.setContentLength(message.length);
                response.getOutputStream().write(message);
            }
            end();
        });
    }

    /** Ends without a message. */
    public void finish(int status) {
        locked(() -> {
            if (state == State.UNDECIDED) {
                response.setStatus(status);
                response.setContentLength(0);
            }
            end();
        });
    }

    private void end() {
        if (state != State.BROKEN) {
            state = State.FINISHED;
        }
    }

    private boolean becomesStream() {
        if (state == State.UNDECIDED && mayStream) {
            response.setStatus(HttpServletResponse.SC_OK);
            response.setContentType("text/event-stream");
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Accel-Buffering", "no");
            state = State.STREAMING;
        }
        return state == State.STREAMING;
    }

    private void writeEvent(byte[] message) throws IOException {
        ServletOutputStream out = response.getOutputStream();
        out.write(EVENT);
        out.write(oneLine(message));
        out.write(END);
    }

    /** Line breaks stand between tokens only, where a space is as good; in an event they would end the message. */
    private static byte[] oneLine(byte[] json) {
        byte[] line = json;
        for (int i = 0; i < json.length; i++) {
            if (json[i] == '\n' || json[i] == '\r') {
                line = line == json ? json.clone() : line;
                line[i] = ' ';
            }
        }
        return line;
    }

    private interface Writing {
        void run() throws IOException;
    }

    /** The interrupt of a cancelled call must not reach the socket: it would close it before the answer is out. */
    private boolean locked(Writing writing) {
        boolean interrupted = Thread.interrupted();
        lock.lock();
        try {
            if (state == State.BROKEN) {
                return false;
            }
            writing.run();
            lastWrite = System.nanoTime();
            return state == State.STREAMING;
        } catch (IOException closed) {
            state = State.BROKEN;
            onBroken.run();
            return false;
        } finally {
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
