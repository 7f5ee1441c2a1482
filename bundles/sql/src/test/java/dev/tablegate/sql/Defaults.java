// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql;

import java.lang.annotation.Annotation;

/** The configuration as it is without one. */
class Defaults implements LiveSql.Config {

    @Override
    public Class<? extends Annotation> annotationType() {
        return LiveSql.Config.class;
    }

    @Override
    public int memory() {
        return 256;
    }

    @Override
    public int statements() {
        return 4;
    }

    @Override
    public long items() {
        return 1_000_000;
    }

    @Override
    public int read() {
        return 512;
    }

    @Override
    public double price() {
        return 0.125;
    }
}
