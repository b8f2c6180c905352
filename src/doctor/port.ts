import { z } from 'zod'
import { type Address, proveFree, urlHost } from '#http/bind.ts'
import type { Config } from '../config.ts'
import { about, type Finding, reasonOf } from './finding.ts'

/** Whether the gateway can listen, on both of its ports, or does so already. */
export async function examinePorts(config: Config): Promise<readonly Finding[]> {
  const { host, port, telemetry } = config
  const metricsPort = telemetry?.served?.port
  const own = await examinePort('port', { host, port }, config)
  if (metricsPort === undefined) return [own]
  if (metricsPort === port && port !== 0) {
    return [own, about('metrics port').fault(`Set METRICS_PORT to another port than ${port}.`)]
  }
  const address = { host, port: metricsPort, portName: 'METRICS_PORT' }
  return [own, await examinePort('metrics port', address, config)]
}

async function examinePort(topic: string, address: Address, config: Config): Promise<Finding> {
  const { ok, fault } = about(topic)
  const at = `${urlHost(address.host)}:${address.port}`
  try {
    await proveFree(address)
    return ok(`${at} is free`)
  } catch (error) {
    const running = await runningVersion(config)
    if (running === undefined) return fault(`${reasonOf(error)}.`)
    return ok(`${at} is in use; a gateway of version ${running} is running`)
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
