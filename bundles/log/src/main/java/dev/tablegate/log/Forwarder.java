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
        boolean event = String.valueOf(entry.getLoggerName()).startsWith("Events.");
        return switch (entry.getLogLevel()) {
            // The framework repeats as events what others say better, and every coming and going of a service.
            case AUDIT, ERROR -> event ? Level.INFO : Level.ERROR;
            case WARN -> event ? Level.INFO : Level.WARN;
            case INFO -> event ? Level.DEBUG : Level.INFO;
            case DEBUG -> Level.DEBUG;
            case TRACE -> Level.TRACE;
        };
    }
}
