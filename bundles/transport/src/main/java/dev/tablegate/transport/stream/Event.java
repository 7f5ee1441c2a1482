// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.stream;

import dev.tablegate.transport.rpc.Part;

/** Something that a client may want to be told of. */
public sealed interface Event {

    /** The method of its notification. */
    String method();

    /** The members of its parameters. */
    default Part params() {
        return Part.NONE;
    }

    /** The list of tools changed. */
    record Tools() implements Event {
        @Override
        public String method() {
            return "notifications/tools/list_changed";
        }
    }

    /** The list of prompts changed. */
    record Prompts() implements Event {
        @Override
        public String method() {
            return "notifications/prompts/list_changed";
        }
    }

    /** The list of resources changed. */
    record Resources() implements Event {
        @Override
        public String method() {
            return "notifications/resources/list_changed";
        }
    }

    /** The content of a resource changed. */
    record Updated(String uri) implements Event {
        @Override
        public String method() {
            return "notifications/resources/updated";
        }

        @Override
        public Part params() {
            return json -> json.writeStringField("uri", uri);
        }
    }
}
