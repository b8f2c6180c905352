import { fixedPlans } from './plans.ts'

/**
 * SQL: what statements rely on, whatever a role, a database or a server has as its default. Who has waited for a
 * lock must see what was committed meanwhile; what is committed is on disk before a call leaves for it; texts,
 * dates and numbers are read in one form.
 */
export const sessionSettings = [
  `set default_transaction_isolation = 'read committed'`,
  // Other settings also write to disk, and may say what standbys have to do.
  `select set_config('synchronous_commit', 'local', false) where current_setting('synchronous_commit') = 'off'`,
  'set standard_conforming_strings = on',
  'set datestyle = iso',
  'set intervalstyle = postgres',
  'set extra_float_digits = 1',
  'set client_encoding = utf8',
  'set jit = off',
  fixedPlans,
].join('; ')
