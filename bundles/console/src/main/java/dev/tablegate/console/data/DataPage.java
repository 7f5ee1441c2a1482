// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.data;

import dev.tablegate.api.data.Tables;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.ChangeSet;
import dev.tablegate.api.staging.StagedItems;
import dev.tablegate.api.staging.Staging;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.console.ConsolePage;
import dev.tablegate.console.Frame;
import dev.tablegate.console.Person;
import dev.tablegate.console.data.Looks.Word;
import dev.tablegate.console.data.Screen.Part;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.Profiles;
import dev.tablegate.host.view.Seat;
import dev.tablegate.host.view.Viewing;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tables, items, statements and the views of agents, as people look at them. */
@Component(
        service = Servlet.class,
        property = {
            "felix.webconsole.label=tablegate-data",
            "felix.webconsole.title=Data",
            "felix.webconsole.category=Tablegate"
        })
public final class DataPage extends ConsolePage {

    private static final long serialVersionUID = 1L;
    private static final int MOST_TABLES = 200;
    private static final String READ = "read";

    private final transient Profiles profiles;
    private final transient Viewing viewing;
    private final transient Tables tables;
    private final transient Staging staging;
    private final transient Screens screens;
    private final transient Edits edits;

    @Activate
    public DataPage(
            @Reference Frame frame,
            @Reference Profiles profiles,
            @Reference Viewing viewing,
            @Reference Tables tables,
            @Reference Staging staging,
            @Reference StagedItems stagedItems) {
        super("data.jte", frame);
        this.profiles = profiles;
        this.viewing = viewing;
        this.tables = tables;
        this.staging = staging;
        this.screens = new Screens(viewing, tables, stagedItems);
        this.edits = new Edits(staging);
    }

    @Override
    protected Map<String, Object> content(HttpServletRequest request) {
        var fields = Fields.of(request);
        return Map.of(
                "screen",
                signedIn(request).map(person -> screen(request, fields, person)).orElseThrow());
    }

    private Screen screen(HttpServletRequest request, Fields fields, Person person) {
        List<Profile> open = profiles.list().stream()
                .filter(profile -> profiles.exposed(profile.slug()))
                .toList();
        var views = screens.views(person);
        if (fields.has("view") || fields.get("tab").equals("views")) {
            Part part = fields.has("view") ? screens.view(fields, person, word(request)) : new Part.Views();
            return new Screen(fields, open, viewed(part), List.of(), views, List.of(), 0, part, "");
        }
        var chosen = open.stream()
                .filter(profile -> profile.slug().equals(fields.get("profile")) || open.size() == 1)
                .findFirst();
        var blank = new Screen(fields, open, chosen, List.of(), views, List.of(), 0, new Part.Nothing(), "");
        if (chosen.isEmpty()) {
            return blank;
        }
        String slug = chosen.get().slug();
        try {
            if (word(request) == Word.NONE) {
                // Only what is new beside the rows is shown then: nobody asked for another reading, or another seat.
                return viewing.seated(slug, person.name())
                        .map(seat -> blank.with(staged(viewing.call(seat))))
                        .orElse(blank);
            }
            return seated(request, blank, viewing.seat(slug, person.name()));
        } catch (IllegalArgumentException | ToolException refused) {
            return blank.with(String.valueOf(refused.getMessage()));
        }
    }

    private Optional<Profile> viewed(Part part) {
        return part instanceof Part.OneView view
                ? view.shown().flatMap(shown -> profiles.find(shown.profile()))
                : Optional.empty();
    }

    private Screen seated(HttpServletRequest request, Screen blank, Seat seat) {
        var call = viewing.call(seat);
        Fields fields = blank.fields().with("profile", seat.profile());
        String wanted = fields.get("find").toLowerCase(Locale.ROOT);
        List<String> names = tables.names(call).stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        var listed = new Screen(
                fields,
                blank.profiles(),
                blank.profile(),
                staged(call),
                blank.views(),
                names.stream().limit(MOST_TABLES).toList(),
                Math.max(0, names.size() - MOST_TABLES),
                blank.part(),
                "");
        try {
            return listed.with(part(request, fields, seat));
        } catch (IllegalArgumentException | ToolException refused) {
            return listed.with(String.valueOf(refused.getMessage()));
        }
    }

    private List<ChangeSet> staged(Call call) {
        return staging.list(call).stream()
                .filter(set -> set.status().pending() && set.changes() > 0)
                .toList();
    }

    private Part part(HttpServletRequest request, Fields fields, Seat seat) {
        if (fields.get("tab").equals("sql")) {
            return screens.statement(fields, seat, word(request));
        }
        if (!fields.has("table")) {
            return new Part.Nothing();
        }
        if (fields.get("tab").equals("new")) {
            return new Part.NewItem(
                    screens.table(fields, seat),
                    refused(request).map(ItemView.Edit::text).orElse(""),
                    flag(request, "dynamoJson"));
        }
        return fields.has("item")
                ? screens.item(fields, seat, refused(request))
                : screens.table(fields, seat, word(request));
    }

    /** What may be read: a scan or a statement begins with a form, which no other site can send. */
    private static Word word(HttpServletRequest request) {
        if (byItself(request) && parameter(request, "fresh").isEmpty()) {
            return Word.NONE;
        }
        return request.getMethod().equals("POST")
                        && parameter(request, "action").equals(READ)
                ? Word.FORM
                : Word.LINK;
    }

    /** What was typed stays in the form if it is refused. */
    private static Optional<ItemView.Edit> refused(HttpServletRequest request) {
        return request.getAttribute(Edits.class.getName()) instanceof ItemView.Edit typed
                ? Optional.of(typed)
                : Optional.empty();
    }

    @Override
    protected Done act(HttpServletRequest request, String person) {
        String action = parameter(request, "action");
        var fields = Fields.of(request);
        if (action.equals(READ)) {
            return Done.well("");
        }
        if (action.equals("close")) {
            return close(request, person);
        }
        if (!profiles.exposed(fields.get("profile"))) {
            throw new IllegalArgumentException("That profile is not exposed any more. Open the page again.");
        }
        var wish = new Edits.Wish(
                action,
                parameter(request, "attribute"),
                parameter(request, "type"),
                parameter(request, "text"),
                flag(request, "quoted"),
                flag(request, "dynamoJson"),
                parameter(request, "reason").strip());
        try {
            Seat seat = viewing.seat(fields.get("profile"), person);
            return Done.well(edits.stage(viewing.call(seat), screens.table(fields, seat), key(fields, action), wish));
        } catch (ToolException | IllegalArgumentException refused) {
            request.setAttribute(
                    Edits.class.getName(),
                    new ItemView.Edit(wish.attribute(), wish.type(), wish.text(), wish.quoted()));
            throw new IllegalArgumentException(refused.getMessage(), refused);
        }
    }

    private static Map<String, Value> key(Fields fields, String action) {
        return action.equals("put")
                ? Map.of()
                : Typed.key(fields.get("item"))
                        .orElseThrow(() -> new IllegalArgumentException("That address names no item."));
    }

    private Done close(HttpServletRequest request, String person) {
        String view = parameter(request, "close");
        boolean may = signedIn(request).stream()
                .anyMatch(known -> viewing.find(view)
                        .filter(shown -> Screens.mayLook(known, shown))
                        .isPresent());
        if (!may) {
            throw new IllegalArgumentException("There is no such view any more. Open the page again.");
        }
        viewing.close(view, person);
        return Done.well("Closed.");
    }

    private static boolean flag(HttpServletRequest request, String name) {
        return parameter(request, name).equals("true");
    }
}
