// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.views;

import dev.tablegate.api.tool.ToolException;
import java.util.regex.Pattern;

/**
 * A place in a snapshot, as a cursor. It is no right: the snapshot is looked for among those of the connection.
 *
 * @param row how many rows lie before it
 */
record Place(String snapshot, long row) {

    private static final String MARK = "@";
    private static final Pattern TEXT = Pattern.compile("([A-Za-z0-9_-]{1,100})@(\\d{1,15})");

    static Place of(String cursor) {
        var match = TEXT.matcher(cursor);
        if (!match.matches()) {
            throw new ToolException(
                    ToolException.Standard.INVALID_INPUT,
                    "This page of the result is not known. Go back to its beginning.");
        }
        return new Place(match.group(1), Long.parseLong(match.group(2)));
    }

    String text() {
        return snapshot + MARK + row;
    }
}
