/** Sentences about requests that failed as a whole. */
export const problems = {
  offline: 'The gateway cannot be reached. Check your connection, then try again.',
  overloaded: 'The gateway has too much to do at the moment. Try again in a few seconds.',
  outdatedPage: 'The gateway was updated meanwhile. Reload this page, then try again.',
  forbidden: (scope: string) =>
    `Your key does not allow this: it needs the scope ${scope}. Ask the operator of the gateway.`,
  tooExpensive: 'This is too much to read at once. Narrow it with a filter.',
  fault: (message: string) => `The gateway could not do this: ${message}`,
} as const
