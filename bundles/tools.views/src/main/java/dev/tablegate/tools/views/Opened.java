// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.views;

import dev.tablegate.api.view.View;

/**
 * A view as an agent sees it: never with items.
 *
 * @param shows what the person sees, how it is read, about what that costs
 * @param link the page where the person sees it
 */
public record Opened(String id, String title, String shows, String link, String updated) {

    static Opened of(View view) {
        return new Opened(
                view.id(),
                view.title(),
                view.shows(),
                view.link().toString(),
                view.updated().toString());
    }
}
