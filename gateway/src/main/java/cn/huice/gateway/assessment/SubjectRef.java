package cn.huice.gateway.assessment;

import jakarta.validation.constraints.NotNull;

/** A subject of the register. */
public record SubjectRef(@NotNull String kind, @NotNull String id) {}
