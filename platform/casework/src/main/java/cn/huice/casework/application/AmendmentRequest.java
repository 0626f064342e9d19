package cn.huice.casework.application;

import jakarta.validation.constraints.NotNull;
import java.util.Map;

/**
 * The declarations of a draft or returned application, replaced as a whole.
 *
 * @param facts attribute key to value
 */
record AmendmentRequest(@NotNull Map<String, Object> facts) {}
