package cn.huice.land.contract;

/** The policy that says so, and its article. */
record Rule(String policy, String article) {}
