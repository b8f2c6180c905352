/**
 * SQL: each statement is planned once, for all parameters; to plan it anew costs as much as to execute it. Such
 * a plan may be made while the tables are small, and must be good when they have grown: it takes an index
 * wherever there is one.
 */
export const fixedPlans = 'set plan_cache_mode = force_generic_plan; set enable_seqscan = off'

/** SQL: statements are planned for their parameters and the tables as they are now. */
export const freePlans = 'set plan_cache_mode = force_custom_plan; set enable_seqscan = on'
