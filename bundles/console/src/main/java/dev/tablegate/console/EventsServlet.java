// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import dev.tablegate.host.catalog.Catalog;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventHandler;
import org.osgi.service.event.propertytypes.EventTopics;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Tells the pages of people who are signed in that something changed, so that they look again. */
@Component(service = {Servlet.class, EventHandler.class})
@HttpWhiteboardServletPattern("/sign-in/events")
@EventTopics({"dev/tablegate/*", "org/osgi/framework/BundleEvent/*"})
public final class EventsServlet extends PageServlet implements EventHandler {

    private static final long serialVersionUID = 1L;
    private static final int MOST = 100;
    private static final long BEAT_SECONDS = 15;

    private final transient Semaphore places = new Semaphore(MOST);
    private final transient ReentrantLock lock = new ReentrantLock();
    private final transient Condition changed = lock.newCondition();
    private final transient Sessions sessions;
    private final transient Catalog.Subscription tools;
    private long count;
    private volatile boolean closed;

    @Activate
    public EventsServlet(@Reference Sessions sessions, @Reference Catalog catalog) {
        this.sessions = sessions;
        this.tools = catalog.onChange(change -> tell());
    }

    @Override
    public void handleEvent(Event event) {
        tell();
    }

    private void tell() {
        lock.lock();
        try {
            count++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (sessions.watch(request).isEmpty()) {
            View.message(response, HttpServletResponse.SC_FORBIDDEN, "Not signed in", "Sign in to be told of changes.");
        } else if (!places.tryAcquire()) {
            View.message(
                    response,
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    "Too many pages are open",
                    "Close some; this one shows what is new when it is opened again.");
        } else {
            try {
                stream(request, response);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            } finally {
                places.release();
            }
        }
    }

    /** Ends with the session, and when the browser goes away. */
    private void stream(HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        View.guard(response);
        response.setContentType("text/event-stream");
        OutputStream out = response.getOutputStream();
        send(out, ": here");
        long seen = now();
        while (!closed && sessions.watch(request).isPresent()) {
            long next = await(seen);
            send(out, next == seen ? ": still here" : "data: changed");
            seen = next;
        }
    }

    private long now() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    private long await(long seen) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(BEAT_SECONDS);
            while (count == seen && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            return count;
        } finally {
            lock.unlock();
        }
    }

    private static void send(OutputStream out, String line) throws IOException {
        out.write((line + "\n\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Deactivate
    void close() {
        tools.close();
        closed = true;
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
