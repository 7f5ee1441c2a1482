// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.prompt;

import dev.tablegate.api.prompt.Prompt;
import dev.tablegate.api.tool.Doc;
import dev.tablegate.core.registry.Kind;
import dev.tablegate.core.registry.Names;
import dev.tablegate.core.registry.Offer;
import dev.tablegate.core.registry.Refused;
import dev.tablegate.core.schema.TypeArguments;
import dev.tablegate.host.catalog.ListedPrompt;
import dev.tablegate.host.catalog.ListedPrompt.Argument;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Makes a listed prompt of a service. */
public final class PromptKind implements Kind<Prompt<?>, CompiledPrompt> {

    @Override
    public String word() {
        return "prompt";
    }

    @Override
    public String name(Offer<Prompt<?>> offer) {
        return offer.text("prompt.name").orElse("(no name)");
    }

    @Override
    public CompiledPrompt compile(Offer<Prompt<?>> offer) throws Refused {
        if (!Names.isLegal(name(offer))) {
            throw new Refused(Names.RULE + " Set it in @PromptInfo.");
        }
        var records = TypeArguments.records(offer.service().getClass(), Prompt.class);
        if (records.isEmpty()) {
            throw new Refused("Its class must name Prompt directly with a record: implements Prompt<Input>.");
        }
        var listed = new ListedPrompt(
                name(offer),
                said(offer, "prompt.title", "title"),
                said(offer, "prompt.description", "description"),
                arguments(records.getFirst()));
        return new CompiledPrompt(listed, prompt(offer.service()), constructor(records.getFirst()));
    }

    private static String said(Offer<?> offer, String property, String what) throws Refused {
        return offer.text(property).orElseThrow(() -> new Refused("It has no " + what + ". Set it in @PromptInfo."));
    }

    private static List<Argument> arguments(Class<? extends Record> input) throws Refused {
        var arguments = new ArrayList<Argument>();
        for (RecordComponent component : input.getRecordComponents()) {
            Doc doc = component.getAnnotation(Doc.class);
            if (doc == null || doc.value().isBlank()) {
                throw new Refused("It does not describe its argument '" + component.getName() + "'. Put @Doc on it.");
            }
            boolean required = component.getType() == String.class;
            if (!required && !isOptionalText(component)) {
                throw new Refused("Its argument '" + component.getName()
                        + "' is neither a String nor an Optional<String>; clients send only text.");
            }
            arguments.add(new Argument(component.getName(), doc.value(), required));
        }
        return arguments;
    }

    private static boolean isOptionalText(RecordComponent component) {
        return component.getType() == Optional.class
                && component.getGenericType() instanceof ParameterizedType type
                && type.getActualTypeArguments()[0] == String.class;
    }

    private static Constructor<? extends Record> constructor(Class<? extends Record> input) throws Refused {
        Class<?>[] types = Arrays.stream(input.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            var constructor = input.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException broken) {
            throw new Refused("Its record of arguments has no canonical constructor.");
        }
    }

    // The record in the implements clause was just looked at; the compiler cannot see it.
    @SuppressWarnings("unchecked")
    private static Prompt<Record> prompt(Prompt<?> service) {
        return (Prompt<Record>) service;
    }
}
