// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.registry;

import java.util.function.Function;

/**
 * A kind of service that is used as it comes.
 *
 * @param word what people call it
 * @param naming the name it is listed by
 */
public record AsIs<S>(String word, Function<Offer<S>, String> naming) implements Kind<S, S> {

    @Override
    public String name(Offer<S> offer) {
        return naming.apply(offer);
    }

    @Override
    public S compile(Offer<S> offer) throws Refused {
        if (name(offer).isEmpty()) {
            throw new Refused("It does not say what it is for. Annotate it as the interface says.");
        }
        return offer.service();
    }
}
