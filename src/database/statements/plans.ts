/**
 * SQL: each statement is planned once, for all parameters; to plan it anew costs as much as to execute it. Such
 * a plan may be made while the tables are small, and must be good when they have grown: it takes an index
 * wherever there is one.
 */
export const fixedPlans = planningBy('force_generic_plan', 'off')

/** SQL: statements are planned for their parameters and the tables as they are now. */
export const freePlans = planningBy('force_custom_plan', 'on')

function planningBy(mode: string, scans: 'on' | 'off'): string {
  return `select set_config('plan_cache_mode', '${mode}', false), set_config('enable_seqscan', '${scans}', false)`
}
