// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.registry;

/**
 * A kind of contribution: how it is named, and what is made of a service before it is listed.
 *
 * @param <S> the service
 * @param <C> what is listed and run
 */
public interface Kind<S, C> {

    /** What people call it: {@code tool}. */
    String word();

    /** The name it wants to be listed by; may be one that {@link #compile} refuses. */
    String name(Offer<S> offer);

    /** Checks the offer and prepares it for many calls. */
    C compile(Offer<S> offer) throws Refused;
}
