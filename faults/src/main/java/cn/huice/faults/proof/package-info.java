/** The eight invariants of DESIGN §9, each proved from outside: databases, journals, topics and what the clients were told. */
package cn.huice.faults.proof;
