import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Verdict {
  readonly lines: readonly string[]
  readonly ok: boolean
}

/** Asks the registry what is known against the versions in a folder's lock file. */
export async function audit(folder: string, environment = process.env): Promise<Verdict> {
  const said = await new Promise<string>((resolve) => {
    const options = { cwd: folder, env: environment, maxBuffer: 100_000_000 }
    // It ends with 1 for a vulnerability and for a registry that is away: what it says tells which.
    execFile('npm', ['audit', '--json'], options, (_error, stdout) => resolve(stdout))
  })
  const { name } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return verdictOf(JSON.parse(said || '{}'), name)
}

interface Report {
  readonly auditReportVersion?: number
  readonly vulnerabilities?: Readonly<Record<string, Vulnerability>>
  readonly statusCode?: number
  readonly message?: string
  readonly error?: { readonly summary?: string }
}

interface Vulnerability {
  readonly name: string
  readonly severity: string
  /** Advisories; or names of other packages, through which it came. */
  readonly via: readonly (string | { readonly title: string; readonly url: string })[]
}

/** Pure. */
function verdictOf(report: Report, name: string): Verdict {
  if (report.statusCode !== undefined && notOffered.has(report.statusCode)) {
    return { ok: true, lines: [`${name}: not audited, because this registry offers no audits.`] }
  }
  const { auditReportVersion, vulnerabilities } = report
  if (auditReportVersion === undefined || vulnerabilities === undefined) {
    const why = report.message ?? report.error?.summary ?? 'npm said nothing'
    return { ok: false, lines: [`${name}: the registry could not be asked: ${why}`] }
  }
  const known = Object.values(vulnerabilities)
  if (known.length === 0) return { ok: true, lines: [`${name}: no known vulnerability.`] }
  return { ok: false, lines: known.map((one) => `${name}: ${sentenceOf(one)}`) }
}

// What registries say that know npm's other endpoints and not this one.
const notOffered = new Set([404, 405, 410, 501])

function sentenceOf({ name, severity, via }: Vulnerability): string {
  const why = via.map((one) => (typeof one === 'string' ? `by ${one}` : `${one.title}, ${one.url}`))
  return `${name} is vulnerable (${severity}): ${why.join('; ')}`
}
