// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.rpc;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** A piece of JSON that is written when its place is reached. */
@FunctionalInterface
public interface Part {

    /** Nothing at all. */
    Part NONE = json -> {};

    /** Writes this piece. */
    void write(JsonGenerator json) throws IOException;
}
