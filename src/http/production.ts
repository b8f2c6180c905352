/**
 * `graphql` reads NODE_ENV once, when it is loaded, so this is imported first. In development mode
 * graphql checks every value twice, which costs a quarter of the CPU of a long response.
 */
process.env.NODE_ENV ||= 'production'
