/** Both bounds included. */
export function between(value: number, min: number, max: number): boolean {
  return value >= min && value <= max
}

/** Control characters, and halves of surrogate pairs, which the database cannot store. */
export const controls = /[\p{Cc}\p{Cs}]/u
export const noControls = 'Must not contain control characters.'
export const wellFormed = 'Must be well-formed text without NUL characters.'

/**
 * In characters: the longest text of a message or of a recipient that a rule sees whole. Rules may
 * normalize and match, which is not linear.
 */
export const maxMessageTextLength = 5_000
export const maxDetailLength = 255

/**
 * In characters. At four bytes each, a destination and a recipient together fit into the 2,704 bytes
 * that an index row of PostgreSQL can have.
 */
export const maxDestinationLength = 255
export const maxRecipientLength = 320
