/**
 * SQL: are `one` and `other`, two names of rows of `sends`, to the same recipient at the same
 * destination? They may be of different batches and tenants.
 */
export function sameRecipient(one: string, other: string): string {
  return `(${other}.destination_id = ${one}.destination_id and ${other}.provider = ${one}.provider
    and ${other}.recipient_key = ${one}.recipient_key)`
}

/** SQL: may an invitation have left for `send`, a row of `sends`, or may one still leave? */
export function mayHaveBeenSent(send: string): string {
  return `${send}.outcome_kind not in ('FAILED', 'SKIPPED')`
}

/**
 * SQL: was the latest invitation to the recipient of `send`, a row of `sends`, sent for another tenant? An
 * invitation that ended makes way for one of another tenant, which is theirs to replace and to revoke.
 * Reading at the provider finds it by the address; where it finds ours by its own reference, it is ours.
 */
export function isForeign(send: string): string {
  return `((${send}.outcome_kind <> 'SENT' or ${send}.provider_reference is null)
    and ${existsOtherSend(
      send,
      `other.tenant <> ${send}.tenant and other.outcome_kind = 'SENT' and not exists (
         select 1 from sends own where ${sameRecipient(send, 'own')} and own.tenant = ${send}.tenant
           and own.outcome_kind in ('SENT', 'UNCONFIRMED') and own.settled_at > other.settled_at)`,
    )})`
}

/**
 * SQL: is there another send, `other`, to the recipient of `send` for which `condition` holds? `offset 0` keeps
 * the planner from reading all that fulfil the condition, whoever they are to.
 */
export function existsOtherSend(send: string, condition: string): string {
  return `exists (
    select 1 from sends other where ${sameRecipient(send, 'other')} and ${condition} offset 0)`
}
