export function between(value: number, least: number, most: number): boolean {
  return value >= least && value <= most
}

// Halves of surrogate pairs too: the database cannot keep them.
export const controls = /[\p{Cc}\p{Cs}]/u
export const noControls = 'Must not contain control characters.'
export const wellFormed = 'Must be well-formed text without NUL characters.'

// Together, at four bytes a character, they fit the 2,704 bytes of an index row of PostgreSQL.
export const maxDestinationLength = 255
export const maxRecipientLength = 320
