import generated from './generated/possible-types.ts'

/** Members of each union and interface: Apollo Client's `InMemoryCache` and Graphcache take it as it is. */
export const { possibleTypes } = generated

export * from './generated/documents.ts'
export { wordsFor } from './words-for.ts'
export { wordsForRevoking } from './words-for-revoking.ts'
