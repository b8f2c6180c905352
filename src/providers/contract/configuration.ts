import type { z } from 'zod'

/** How an operator switches one provider on: a section of the file and variables. Pure. */
export interface ProviderConfiguration<Section, Settings> {
  /** The name of its section in the configuration file: `providers.<section>`. */
  readonly section: string
  readonly schema: z.ZodType<Section>
  /** The environment variables that it reads, or that its SDK reads by itself. */
  readonly variables: Readonly<Record<string, z.ZodType<string | undefined>>>
  /** One sentence for the operator where something is missing. `file` is the file's path. */
  missing?(section: Section, variables: Variables, file: string): string | undefined
  /**
   * Rejects with a ConfigError where no call can ever succeed with these settings, as far as this is
   * known without the upstream. Stops the start.
   */
  proveUsable?(settings: Settings, variables: Variables): Promise<void>
  /** The destinations that the section allows, with their labels; the id `*` allows every one. */
  destinations(section: Section): ReadonlyMap<string, string | undefined>
  /** Without a section too: invites from before it was removed are still settled. */
  settings(section: Section | undefined, variables: Variables): Settings
}

/** Variables by name, already checked. An empty one counts as not set. */
export type Variables = Readonly<Record<string, string | undefined>>
