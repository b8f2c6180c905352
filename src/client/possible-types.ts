import generated from './generated/possible-types.ts'

/** The members of each union and interface, in the format of Apollo Client's `InMemoryCache` and Graphcache. */
export const { possibleTypes } = generated
