/**
 * Who and what policies speak of, and what is known about them: subjects, their identifiers and their facts with
 * provenance (DESIGN §4).
 *
 * <p>{@link cn.huice.registry.Register} is the one door for other modules. A service owns some kinds of subjects, whose
 * verified facts it publishes; of the others it keeps replicas.
 */
package cn.huice.registry;
