/**
 * The whole system under fire: real processes, clients that note down what they were told, faults in a seeded order, and at
 * the end a proof of each of the eight invariants (DESIGN §9). {@code ./huice test --faults}; no part of what runs.
 */
package cn.huice.faults;
