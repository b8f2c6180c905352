import { fixedPlans } from './plans.ts'

/**
 * SQL: what statements rely on, whatever a role, a database or a server has as its default. Who has waited for a
 * lock must see what was committed meanwhile; dates and texts are read in one form.
 */
export const sessionSettings = [
  `set default_transaction_isolation = 'read committed'`,
  'set datestyle = iso',
  'set client_encoding = utf8',
  'set jit = off',
  fixedPlans,
].join('; ')
