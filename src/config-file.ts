import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { identityFile } from '#identity/settings.ts'
import { defaultWaitSeconds } from '#invites/check/limits.ts'
import { providerConfigurations } from '#providers/registry.ts'
import { ConfigError, parseConfig } from './config-error.ts'

/** The file that GATEWAY_CONFIG names. */
export type ConfigFile = z.infer<typeof configFile>

/** Throws a ConfigError where the file cannot be read or has anything wrong or unknown in it. */
export function readConfigFile(path: string): ConfigFile {
  return parseConfig(configFile, readJson(path, 'GATEWAY_CONFIG'), `Correct ${path}:`)
}

/** Document ids → documents, from the file that `http.documents` names. */
export function readDocuments(path: string): ReadonlyMap<string, string> {
  const found = parseConfig(documents, readJson(path, 'http.documents'), `Correct ${path}:`)
  return new Map(Object.entries(found))
}

function readJson(path: string, namedBy: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new ConfigError(`Make ${path}, which ${namedBy} names, a readable JSON file: ${why}.`, {
      cause,
    })
  }
}

const documents = z.record(z.string().min(1), z.string().min(1))

const providers = z
  .strictObject(
    Object.fromEntries(
      Object.values(providerConfigurations).map(({ section, schema }) => [
        section,
        schema.optional(),
      ]),
    ),
  )
  .refine((sections) => Object.keys(sections).length > 0, 'must enable at least one provider')

const linkHost = z
  .string()
  .regex(/^(\*\.)?([a-z0-9-]+\.)+[a-z0-9-]+$/, 'must be like example.com or *.example.com')

const limits = z.strictObject({
  maxRecipientsPerBatch: z.int().min(1).max(100_000).optional(),
  maxTargetsPerBatch: z.int().min(1).max(10_000).optional(),
  // A request that leaves out `waitSeconds` must stay valid.
  maxWaitSeconds: z.int().min(defaultWaitSeconds).max(600).optional(),
  maxInvitesPerRevoke: z.int().min(1).max(1_000).optional(),
  lifecycleMemorySeconds: z.int().min(0).max(86_400).optional(),
  maxBodyBytes: z.int().min(1_024).max(100_000_000).optional(),
  coolDownSeconds: z.int().min(0).max(2_592_000).optional(),
  maxRecipientsPerDay: z.int().min(1).max(100_000_000).optional(),
  allowedLinkHosts: z.array(linkHost).optional(),
  maxSubscriptions: z.int().min(0).max(100_000).optional(),
  maxSubscriptionsPerCaller: z.int().min(0).max(100_000).optional(),
  maxRequestsInWork: z.int().min(1).max(100_000).optional(),
  maxOperationCost: z.int().min(100).max(10_000_000).optional(),
})

const hostname = /^(?:[a-z0-9][a-z0-9.-]*|\[[0-9a-f:.]+\])$/

const http = z.strictObject({
  hosts: z.array(z.string().regex(hostname, 'a host name without port')).min(1).optional(),
  origins: z.array(z.string().refine(isOrigin, 'an origin like https://host')).optional(),
  documents: z
    .discriminatedUnion('mode', [
      z.strictObject({ mode: z.literal('off'), file: z.string().optional() }),
      z.strictObject({ mode: z.enum(['optional', 'only']), file: z.string().min(1) }),
    ])
    .optional(),
})

function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text
}

const configFile = z.strictObject({
  identity: identityFile,
  providers,
  limits: limits.default({}),
  http: http.default({}),
})
