// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where a person changes their own password. */
@Component(
        service = Servlet.class,
        property = {
            "felix.webconsole.label=tablegate-account",
            "felix.webconsole.title=Your account",
            "felix.webconsole.category=Tablegate"
        })
public final class AccountPage extends ConsolePage {

    private static final long serialVersionUID = 1L;

    private final transient People people;

    @Activate
    public AccountPage(@Reference Frame frame, @Reference People people) {
        super("account.jte", frame);
        this.people = people;
    }

    @Override
    protected Map<String, Object> content(HttpServletRequest request) {
        return Map.of("shortest", Password.SHORTEST);
    }

    /** Every session of the person ends with it, so that who knew the old password is out; they sign in anew. */
    @Override
    protected Done act(HttpServletRequest request, String person) {
        people.renew(person, parameter(request, "old"), parameter(request, "fresh"));
        return Done.well("");
    }
}
