// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench.backend;

/** What a stub of DynamoDB answers. */
interface Answering {

    /** The whole answer, head and body. */
    byte[] answer(String operation, String body);
}
