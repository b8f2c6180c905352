/**
 * Imported before `graphql`, which reads it once, when it is loaded: without it every value of a
 * long answer is looked at twice, for a quarter of the answer's CPU.
 */
process.env.NODE_ENV ||= 'production'
