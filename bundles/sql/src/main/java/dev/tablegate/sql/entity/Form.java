// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.entity;

import dev.tablegate.api.data.Value;
import dev.tablegate.host.profile.Entity;
import dev.tablegate.host.profile.Template;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The form that one attribute of an entity's items has.
 *
 * @param attribute the attribute
 * @param type its type: that of the key, or text
 * @param template the form; of a number key, one part or a number
 */
public record Form(String attribute, String type, Template template) {

    static Form of(Entity entity, String attribute, String type, String text) {
        var form = new Form(attribute, type, Template.of(text));
        if (type.equals("B")) {
            throw EntityTable.wrong(entity, "has a form for " + attribute + ", which is binary");
        }
        if (type.equals("N") && !form.template().alone() && form.number().isEmpty()) {
            throw EntityTable.wrong(
                    entity,
                    "has the form " + text + " for " + attribute
                            + ", which is a number: there, a form is one part such as {id}, or a number");
        }
        return form;
    }

    /** Whether the form is one part, which so is the attribute itself by another name. */
    public boolean alone() {
        return template.alone();
    }

    /** The value of a form without parts; empty if it has some. */
    public Optional<Value> constant() {
        if (!template.parts().isEmpty()) {
            return Optional.empty();
        }
        return type.equals("N")
                ? number()
                : Optional.of(new Value.Text(template.beginning(Map.of()).text()));
    }

    private Optional<Value> number() {
        try {
            return template.parts().isEmpty()
                    ? Optional.of(new Value.Num(
                            new BigDecimal(template.beginning(Map.of()).text())))
                    : Optional.empty();
        } catch (IllegalArgumentException noNumber) {
            return Optional.empty();
        }
    }

    /** The parts of a value that has this form; empty if it has not. */
    Optional<Map<String, Value>> match(Value value) {
        if (type.equals("N")) {
            return number(value);
        }
        return value instanceof Value.Text(var text) ? template.match(text).map(Form::texts) : Optional.empty();
    }

    private Optional<Map<String, Value>> number(Value value) {
        if (!(value instanceof Value.Num)) {
            return Optional.empty();
        }
        if (template.alone()) {
            return Optional.of(Map.of(template.parts().getFirst(), value));
        }
        return number().equals(Optional.of(value)) ? Optional.of(Map.of()) : Optional.empty();
    }

    private static Map<String, Value> texts(Map<String, String> parts) {
        var texts = new LinkedHashMap<String, Value>();
        parts.forEach((part, text) -> texts.put(part, new Value.Text(text)));
        return texts;
    }
}
