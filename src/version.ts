import manifest from '../package.json' with { type: 'json' }

/** Of this program, like `0.2.0`. */
export const { version } = manifest

/** The exact version of a package that this program depends on. */
export const versionOf = (name: keyof typeof manifest.dependencies): string =>
  manifest.dependencies[name]
