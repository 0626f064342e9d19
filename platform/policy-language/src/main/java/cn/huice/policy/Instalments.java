package cn.huice.policy;

import java.time.Period;

/**
 * A policy that pays in instalments: the assessed amount is that of one instalment.
 *
 * @param count how many, from 2 to 60
 * @param every time from one to the next
 */
public record Instalments(int count, Period every) {}
