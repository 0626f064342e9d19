/** What a subject is entitled to, why and how much: the policy language applied to declared and registered facts. */
package cn.huice.casework.assessment;
