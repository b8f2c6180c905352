const { NODE_COMPILE_CACHE = '' } = process.env

/** For the environment of a child process: what the test run has compiled already, see test/setup.ts. */
export const compiled = { NODE_COMPILE_CACHE }
