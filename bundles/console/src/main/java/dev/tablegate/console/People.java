// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tablegate.console.Person.Role;
import dev.tablegate.host.audit.Audit;
import dev.tablegate.host.audit.Event;
import dev.tablegate.host.store.Change;
import dev.tablegate.host.store.Entry;
import dev.tablegate.host.store.Store;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who may sign in. */
@Component(service = People.class)
public final class People {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final String KIND = "person";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");

    private final Store store;
    private final Audit audit;

    private record Kept(Role role, Password password) {}

    @Activate
    public People(@Reference Store store, @Reference Audit audit) {
        this.store = store;
        this.audit = audit;
    }

    /** By name. */
    List<Person> list() {
        return store.list(KIND, "").stream()
                .map(entry -> new Person(entry.id(), read(entry).role()))
                .toList();
    }

    Optional<Person> find(String name) {
        return store.get(KIND, name).map(entry -> new Person(name, read(entry).role()));
    }

    /** The person of that name, if the password is right. Takes as long for a name that is not there. */
    Optional<Person> check(String name, String password) {
        Optional<Kept> kept =
                NAME.matcher(name).matches() ? store.get(KIND, name).map(People::read) : Optional.empty();
        boolean right = kept.map(Kept::password).orElse(Password.NOBODY).is(password);
        return right ? kept.map(person -> new Person(name, person.role())) : Optional.empty();
    }

    /**
     * Lets somebody sign in, or gives them another role and password.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    void save(String name, Role role, String password, String by) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        if (!NAME.matcher(wanted).matches()) {
            throw new IllegalArgumentException(
                    "A name has up to 64 letters, digits and . _ @ - and begins with a letter or digit.");
        }
        var kept = new Kept(role, Password.of(password));
        record("save-person", by, Map.of("name", wanted, "role", role.name()));
        store.write(Change.put(KIND, wanted, write(kept), Optional.empty()));
    }

    /**
     * Lets somebody sign in no more.
     *
     * @throws IllegalArgumentException if nobody could administer the server then
     */
    void remove(String name, String by) {
        boolean operatorLeft = list().stream()
                .anyMatch(person ->
                        person.role() == Role.OPERATOR && !person.name().equals(name));
        if (!operatorLeft) {
            throw new IllegalArgumentException("This is the last operator; add another one first.");
        }
        record("remove-person", by, Map.of("name", name));
        store.write(Change.remove(KIND, name));
    }

    private void record(String action, String by, Map<String, Object> details) {
        audit.record(new Event(
                Event.Kind.ADMINISTRATION, action, Event.Who.person(by), Event.Decision.ALLOWED, "", details));
    }

    private static String write(Kept kept) {
        try {
            return JSON.writeValueAsString(kept);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Kept read(Entry entry) {
        try {
            return JSON.readValue(entry.value(), Kept.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The person " + entry.id() + " cannot be read", e);
        }
    }
}
