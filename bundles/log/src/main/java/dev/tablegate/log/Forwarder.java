// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.log;

import java.util.Optional;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogListener;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Hands each entry on to the logger of the bundle it came from. */
final class Forwarder implements LogListener {

    @Override
    public void logged(LogEntry entry) {
        String name = Optional.ofNullable(entry.getBundle().getSymbolicName()).orElse("bundle");
        LoggerFactory.getLogger(name)
                .atLevel(level(entry))
                .setCause(entry.getException())
                .log(entry.getMessage());
    }

    private static Level level(LogEntry entry) {
        return switch (entry.getLogLevel()) {
            case AUDIT, ERROR -> Level.ERROR;
            case WARN -> Level.WARN;
            // The framework reports every coming and going of a service; that is for debugging.
            case INFO -> event(entry) ? Level.DEBUG : Level.INFO;
            case DEBUG -> Level.DEBUG;
            case TRACE -> Level.TRACE;
        };
    }

    private static boolean event(LogEntry entry) {
        return String.valueOf(entry.getLoggerName()).startsWith("Events.");
    }
}
