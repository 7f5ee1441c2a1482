// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import dev.tablegate.console.Person.Role;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who may sign in, and who was invited. */
@Component(
        service = Servlet.class,
        property = {
            "felix.webconsole.label=tablegate-people",
            "felix.webconsole.title=People",
            "felix.webconsole.category=Tablegate"
        })
public final class PeoplePage extends ConsolePage {

    private static final long serialVersionUID = 1L;

    private final transient People people;
    private final transient Invitations invitations;

    @Activate
    public PeoplePage(@Reference Frame frame, @Reference People people, @Reference Invitations invitations) {
        super("people.jte", frame);
        this.people = people;
        this.invitations = invitations;
    }

    @Override
    protected Map<String, Object> content(HttpServletRequest request) {
        return Map.of("people", people.list(), "invited", invitations.waiting());
    }

    @Override
    protected Done act(HttpServletRequest request, String person) {
        String name = Account.name(parameter(request, "name"));
        return switch (parameter(request, "action")) {
            case "invite" -> {
                if (people.find(name).isPresent()) {
                    throw new IllegalArgumentException(
                            name + " can sign in already. A link for a new password is beside the name.");
                }
                yield link(request, name, role(request), person);
            }
            case "link" -> {
                Person known = people.find(name)
                        .orElseThrow(() -> new IllegalArgumentException("There is nobody of that name any more."));
                yield link(request, name, known.role(), person);
            }
            case "withdraw" -> {
                invitations.withdraw(name, person);
                yield Done.well("The link works no more.");
            }
            case "role" -> {
                people.change(name, role(request), person);
                yield Done.well(name + " has the other role now, and has to sign in again.");
            }
            case "remove" -> {
                people.remove(name, person);
                invitations.withdraw(name, person);
                yield Done.well("Removed. " + name + " is signed out.");
            }
            default -> throw new IllegalArgumentException("The form says not what to do. Open the page again.");
        };
    }

    private Done link(HttpServletRequest request, String name, Role role, String person) {
        String token = invitations.invite(name, role, person);
        return Done.secretly(
                "Give this link to " + name + ". It works once, for a day.",
                View.origin(request) + InvitationServlet.PATH + "?token=" + token);
    }

    private static Role role(HttpServletRequest request) {
        return switch (parameter(request, "role")) {
            case "OPERATOR" -> Role.OPERATOR;
            case "APPROVER" -> Role.APPROVER;
            default -> throw new IllegalArgumentException("Choose what they may do.");
        };
    }
}
