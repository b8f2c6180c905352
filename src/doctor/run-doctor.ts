import type { Variables } from '#providers/contract/configuration.ts'
import { secretMasker } from '#redact/redactor.ts'
import { secretsIn } from '../environment.ts'
import { examine } from './doctor.ts'
import { isHealthy, reportOf } from './report.ts'

/** Prints what works and what does not. Resolves to the exit status. */
export async function runDoctor(variables: Variables): Promise<0 | 1> {
  const findings = await examine(variables)
  const mask = secretMasker(secretsIn(variables))
  console.log(reportOf(findings.map((finding) => ({ ...finding, says: mask(finding.says) }))))
  return isHealthy(findings) ? 0 : 1
}
