// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import dev.tablegate.console.Person.Role;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who may sign in. */
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

    @Activate
    public PeoplePage(@Reference Sessions sessions, @Reference People people) {
        super("people.jte", sessions);
        this.people = people;
    }

    @Override
    Map<String, Object> content(HttpServletRequest request) {
        return Map.of("people", people.list(), "shortest", Password.SHORTEST);
    }

    @Override
    Done act(HttpServletRequest request, String person) {
        String name = parameter(request, "name");
        if (parameter(request, "action").equals("remove")) {
            people.remove(name, person);
            return new Done("Removed.");
        }
        Role role = parameter(request, "role").equals("OPERATOR") ? Role.OPERATOR : Role.APPROVER;
        people.save(name, role, parameter(request, "password"), person);
        return new Done("Saved. They can sign in now.");
    }
}
