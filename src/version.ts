import manifest from '../package.json' with { type: 'json' }

/** Of this program, like `0.1.0`. */
export const { version } = manifest
