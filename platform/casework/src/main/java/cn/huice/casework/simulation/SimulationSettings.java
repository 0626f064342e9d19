package cn.huice.casework.simulation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Simulations. */
@ConfigMapping(prefix = "huice.simulation")
interface SimulationSettings {

    /** How many run at once in this process; more are refused. */
    @WithDefault("2")
    int atOnce();

    /** Threads each of them scans with. */
    @WithDefault("2")
    int threads();

    /** How many are remembered, finished ones included; beyond it the oldest finished one is forgotten. */
    @WithDefault("20")
    int remembered();

    /** Subjects listed as gaining or losing, at most; counts and sums are always of all. */
    @WithDefault("100000")
    int listed();
}
