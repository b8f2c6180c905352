/**
 * Values of earlier answers, by the names of the variables that stand for them on a page:
 * `$batchId` and `$fingerprint` are the latest, `$inviteIds` those of the latest answer that has any.
 */
export function valuesIn(answers: readonly unknown[]): Readonly<Record<string, unknown>> {
  const found = answers.map(referencesIn)
  const inviteIds = found.findLast((one) => one.inviteIds.length > 0)?.inviteIds
  return {
    batchId: found.flatMap((one) => one.batchIds).at(-1),
    fingerprint: found.flatMap((one) => one.fingerprints).at(-1),
    inviteIds,
    inviteId: inviteIds?.[0],
  }
}

function referencesIn(answer: unknown) {
  const found = {
    batchIds: [] as string[],
    inviteIds: [] as string[],
    fingerprints: [] as string[],
  }
  const visit = (value: unknown, name: string): void => {
    if (typeof value !== 'object' || value === null) return
    const { id, fingerprint } = value as { id?: unknown; fingerprint?: unknown }
    if (typeof id === 'string' && name === 'batch') found.batchIds.push(id)
    if (typeof id === 'string' && name === 'invite') found.inviteIds.push(id)
    if (typeof fingerprint === 'string') found.fingerprints.push(fingerprint)
    for (const [key, member] of Object.entries(value)) visit(member, key)
  }
  visit(answer, '')
  return found
}
