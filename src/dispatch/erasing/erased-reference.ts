import type { HashRecipient } from '../recipient-hash.ts'

/**
 * What is kept of a provider's own id of an erased person: enough to recognize it when somebody gives it
 * again, so that the cool-down holds for a person who is invited by another id.
 */
export function erasedReference(reference: string, hash: HashRecipient): string {
  // The word keeps it from being the hash of a recipient, and an id of any provider.
  return `erased ${hash(`reference ${reference}`)}`
}
