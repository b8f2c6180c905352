import { readFileSync } from 'node:fs'
import { createRequire, findPackageJSON } from 'node:module'
import { pathToFileURL } from 'node:url'
import { ConfigError } from '../../config-error.ts'
import { version } from '../../version.ts'
import type { ClientPackage } from '../contract/facts.ts'

export interface Choice<Module> {
  /** The vendor's package, used where it is installed. */
  readonly name: string
  /** Loads ours. */
  readonly builtIn: () => Promise<Module>
  /** What is used of either. */
  readonly exports: readonly (keyof Module & string)[]
  /** Ours, whatever is installed. */
  readonly onlyBuiltIn?: boolean | undefined
  /** The URL from which packages are found; this file by default. */
  readonly from?: string | undefined
}

export interface ChosenClient<Module> {
  readonly client: ClientPackage
  /** Rejects with a ConfigError where the official package is there and cannot be used. */
  load(): Promise<Module>
}

/**
 * Chooses between the vendor's package and ours. That the very package is missing is the only reason
 * for ours: one that is broken is not passed over. Nothing is loaded, and the other one never is.
 */
export function chooseClient<Module>(choice: Choice<Module>): ChosenClient<Module> {
  const { name, builtIn, exports, onlyBuiltIn = false, from } = choice
  const manifest = onlyBuiltIn ? undefined : manifestOf(name, from ?? import.meta.url)
  if (manifest === undefined) {
    return { client: { name: 'invite-gateway', version, official: false }, load: builtIn }
  }
  return {
    client: { name, version: versionIn(manifest), official: true },
    load: async () => {
      try {
        const loaded: Partial<Module> = await import(from === undefined ? name : urlOf(name, from))
        const lacking = exports.filter((each) => typeof loaded[each] !== 'function')
        if (lacking.length > 0) throw new Error(`it has no ${lacking.join(', ')}`)
        return loaded as Module
      } catch (cause) {
        const [why] = cause instanceof Error ? cause.message.split('\n') : ['']
        throw new ConfigError(
          `Install ${name} anew, remove it, or set AWS_CLIENTS=built-in: the installed package cannot be used (${why}).`,
          { cause },
        )
      }
    },
  }
}

/** The path of the package's manifest, which may be broken. Undefined: the package is missing. */
function manifestOf(name: string, from: string): string | undefined {
  try {
    return findPackageJSON(name, from)
  } catch (error) {
    const isMissing =
      error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND'
    if (isMissing) return undefined
    throw error
  }
}

/** What is wrong with the manifest is told when the package is loaded. */
function versionIn(manifest: string): string {
  try {
    const { version } = JSON.parse(readFileSync(manifest, 'utf8'))
    return String(version)
  } catch {
    return 'unknown'
  }
}

const urlOf = (name: string, from: string) => pathToFileURL(createRequire(from).resolve(name)).href
