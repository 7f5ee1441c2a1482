// SPDX-License-Identifier: Apache-2.0
/**
 * DynamoDB's update and condition expressions, parsed and evaluated here, so that people see what a write would do before
 * it is done. The code is our own: the only other one for Java is inside DynamoDB Local, which is not free to be shipped;
 * the tests compare the two.
 */
@NullMarked
package dev.tablegate.staging.expression;

import org.jspecify.annotations.NullMarked;
