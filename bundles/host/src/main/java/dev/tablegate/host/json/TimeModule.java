// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** Points and lengths of time as strings of ISO 8601. */
final class TimeModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    TimeModule() {
        super("tablegate.time");
        addSerializer(Instant.class, ToStringSerializer.instance);
        addSerializer(Duration.class, ToStringSerializer.instance);
        addDeserializer(Instant.class, new Text<>(Instant.class, Instant::parse, "2026-01-31T12:00:00Z"));
        addDeserializer(Duration.class, new Text<>(Duration.class, Duration::parse, "PT1H30M"));
    }

    private static final class Text<T> extends StdDeserializer<T> {

        private static final long serialVersionUID = 1L;
        private final transient Function<String, T> parse;
        private final String example;

        Text(Class<T> type, Function<String, T> parse, String example) {
            super(type);
            this.parse = parse;
            this.example = example;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
            try {
                return parse.apply(json.getText());
            } catch (DateTimeException unreadable) {
                throw JsonMappingException.from(json, "cannot be read: write it like " + example);
            }
        }
    }
}
