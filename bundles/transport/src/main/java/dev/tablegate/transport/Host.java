// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport;

import dev.tablegate.host.access.Challenges;
import dev.tablegate.host.access.Grants;
import dev.tablegate.host.access.Seal;
import dev.tablegate.host.catalog.Catalog;
import dev.tablegate.host.catalog.Invoker;

/** The services that the endpoint stands on. */
record Host(Catalog catalog, Invoker invoker, Grants grants, Challenges challenges, Seal seal) {}
