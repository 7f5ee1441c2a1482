// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.view;

import dev.tablegate.api.view.View;

/**
 * A view, and whose it is.
 *
 * @param view the view
 * @param connection whose it is
 * @param label what people call the connection
 * @param owner the person who approved the connection
 * @param profile slug of the profile
 */
public record Shown(View view, String connection, String label, String owner, String profile) {

    /** Where a person sits who looks at it. */
    public Seat seat(String person) {
        return new Seat(connection, profile, person);
    }
}
