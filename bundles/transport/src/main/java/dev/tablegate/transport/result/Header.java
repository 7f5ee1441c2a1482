// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.result;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tablegate.api.tool.Content;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.transport.rpc.Part;
import java.io.IOException;
import java.util.Optional;

/** Says with every answer which profile it is of; for production in words too, so that the agent cannot miss it. */
record Header(Optional<Profile> profile) implements Part {

    /** As a member of {@code _meta}. */
    @Override
    public void write(JsonGenerator json) throws IOException {
        if (profile.isPresent()) {
            json.writeObjectFieldStart("dev.tablegate/profile");
            json.writeStringField("slug", profile.get().slug());
            json.writeStringField("label", profile.get().label());
            json.writeStringField("colour", profile.get().colour());
            json.writeBooleanField("production", profile.get().production());
            json.writeEndObject();
        }
    }

    /** Itself, unless it is empty. */
    Part meta() {
        return profile.isPresent() ? this : Part.NONE;
    }

    /** As the first block of the content. */
    void content(JsonGenerator json) throws IOException {
        if (profile.filter(Profile::production).isPresent()) {
            ContentBlocks.write(
                    json, new Content.Text("Profile " + profile.get().label() + ": PRODUCTION"));
        }
    }
}
