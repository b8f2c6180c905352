import { address } from '../../support/logger.ts'
import { mark } from '../tenant/texts.ts'
import { secret } from '../upstream/secret.ts'
import type { Findings } from './finding.ts'

const encoded = (text: string) => [
  text,
  encodeURIComponent(text),
  Buffer.from(text).toString('hex'),
]
const forbidden = [...encoded(mark), ...encoded(secret)]

/** No line may hold anything that a request or an upstream said, and every line is JSON. */
export function checkLog(log: string, findings: Findings): void {
  for (const line of log.split('\n').filter((line) => line !== '')) {
    const lower = line.toLowerCase()
    const about = line.slice(0, 600)
    if (forbidden.some((text) => lower.includes(text))) {
      findings.add('leaked', 'a text in the log', about)
    }
    if (address.test(line)) findings.add('leaked', 'an address in the log', about)
    if (line.includes('"level":"error"') || !line.startsWith('{')) {
      if (isAboutUpstream(line)) continue
      findings.add(isOfABug(line) ? 'broke' : 'leaked', `the log: ${messageOf(line)}`, about)
    }
  }
}

// What goes wrong at an upstream is no bug. Everything else that is logged as an error is one.
const isAboutUpstream = (line: string) =>
  /^(?:a call (?:could not leave|was refused)|a provider |the health of a provider )/.test(
    messageOf(line),
  )

const isOfABug = (line: string) => line.startsWith('{')

const messageOf = (line: string) => /"msg":"([^"]*)"/.exec(line)?.[1] ?? 'a line that is no JSON'
