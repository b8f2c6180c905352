import generated from './generated/possible-types.ts'

/** The members of each union and interface, in the form that Apollo Client's `InMemoryCache` and Graphcache take. */
export const { possibleTypes } = generated

export * from './generated/documents.ts'
export { wordsFor } from './words-for.ts'
export { wordsForRevoking } from './words-for-revoking.ts'
