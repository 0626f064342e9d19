package cn.huice.land.contract;

import java.time.LocalDate;

/** 履约监管协议书: signed, with what it has to state (津滨政办发〔2022〕7号 六). */
public record Agreement(LocalDate signedOn, String industryCategory, String investment, String output, String tax) {}
