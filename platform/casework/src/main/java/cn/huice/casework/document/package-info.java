/** The documents policies are taken from: imported by the operator, cut into articles, shown beside what cites them (DESIGN §3). */
package cn.huice.casework.document;
