// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.changes;

import dev.tablegate.host.staging.Reviews.Wanted;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which changes of a set a page shows.
 *
 * @param set id of the set
 * @param table of this table only; empty for all
 * @param text that stands in key or reason; empty for any
 * @param conflicts only those in conflict
 * @param from the first number
 * @param back the first numbers of the pages before this one
 * @param alone one change by itself, in full: its number; 0 for a page of them
 */
public record Query(String set, String table, String text, boolean conflicts, int from, List<Integer> back, int alone) {

    /** How many changes one page shows. */
    static final int PAGE = 50;

    private static final int MOST_BACK = 100;

    public Query {
        back = List.copyOf(back);
    }

    static Query of(HttpServletRequest request) {
        List<Integer> back = Stream.of(text(request, "back").split(","))
                .map(Query::number)
                .filter(number -> number > 0)
                .limit(MOST_BACK)
                .toList();
        return new Query(
                text(request, "set"),
                text(request, "table"),
                text(request, "text").strip(),
                text(request, "conflicts").equals("true"),
                Math.max(1, number(text(request, "from"))),
                back,
                number(text(request, "change")));
    }

    Wanted wanted() {
        return alone > 0
                ? new Wanted(Optional.empty(), "", false, alone, 1)
                : new Wanted(Optional.of(table).filter(name -> !name.isEmpty()), text, conflicts, from, PAGE);
    }

    /** Whether it leaves anything out. */
    public boolean narrow() {
        return !table.isEmpty() || !text.isEmpty() || conflicts;
    }

    /** Whether it shows one change by itself. */
    public boolean single() {
        return alone > 0;
    }

    /** The link to this very page. */
    public String here() {
        return link(from, back) + (single() ? "&change=" + alone : "");
    }

    /** The link to the page that begins with that number. */
    public String next(int number) {
        var trail = new ArrayList<>(back);
        trail.add(from);
        return link(number, trail.subList(Math.max(0, trail.size() - MOST_BACK), trail.size()));
    }

    /** The link to the page before; to the first one if none is known. */
    public String previous() {
        return back.isEmpty() ? link(1, List.of()) : link(back.getLast(), back.subList(0, back.size() - 1));
    }

    /** The link to one change by itself. */
    public String only(int number) {
        return here() + "&change=" + number;
    }

    /** The link back from one change to where it stands among others. */
    public String among() {
        return link(from, back);
    }

    private String link(int first, List<Integer> trail) {
        var link = new StringBuilder("tablegate-changes?set=").append(encoded(set));
        if (!table.isEmpty()) {
            link.append("&table=").append(encoded(table));
        }
        if (!text.isEmpty()) {
            link.append("&text=").append(encoded(text));
        }
        if (conflicts) {
            link.append("&conflicts=true");
        }
        if (first > 1) {
            link.append("&from=").append(first);
        }
        if (!trail.isEmpty()) {
            link.append("&back=").append(trail.stream().map(String::valueOf).collect(Collectors.joining(",")));
        }
        return link.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String text(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }
}
