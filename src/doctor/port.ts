import { z } from 'zod'
import { proveFree, urlHost } from '#http/bind.ts'
import type { Config } from '../config.ts'
import { about, type Finding, reasonOf } from './finding.ts'

const { ok, fault } = about('port')

/** Whether the gateway can listen, or does so already. */
export async function examinePort({ host, port }: Config): Promise<readonly Finding[]> {
  const at = `${urlHost(host)}:${port}`
  try {
    await proveFree({ host, port })
    return [ok(`${at} is free`)]
  } catch (error) {
    const running = await runningVersion({ host, port })
    if (running === undefined) return [fault(`${reasonOf(error)}.`)]
    return [ok(`a gateway of version ${running} listens on ${at}`)]
  }
}

/** The version of the gateway that listens there; undefined: there is none. */
export async function runningVersion({
  host,
  port,
}: Pick<Config, 'host' | 'port'>): Promise<string | undefined> {
  const there = { '0.0.0.0': '127.0.0.1', '::': '::1' }[host] ?? host
  try {
    const response = await fetch(`http://${urlHost(there)}:${port}/version`, {
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'error',
    })
    return answer.safeParse(await response.json()).data?.version
  } catch {
    return undefined
  }
}

const answer = z.object({ version: z.string().regex(/^[\w.+-]{1,40}$/) })
const timeoutMs = 2_000
