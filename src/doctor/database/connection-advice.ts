import { reasonOf } from '../finding.ts'

/** One sentence about a connection to PostgreSQL that failed. Quotes neither user nor password. */
export function connectionAdvice(error: unknown, url: string): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const { host = '', hostname = '' } = URL.parse(url) ?? {}
  const reason = reasonOf(cause)
  if (reason.includes('startup parameter')) return pooler
  if (reason.includes('does not support SSL')) {
    return `Switch ssl on at the server ${host}, or take sslmode out of DATABASE_URL: it does not encrypt.`
  }
  if (/timeout/i.test(reason)) {
    return `Look why ${host} does not answer: is it the server of DATABASE_URL, and does a firewall let this machine through?`
  }
  const advice = {
    ECONNREFUSED: `Start the PostgreSQL server at ${host}, or correct DATABASE_URL: nobody listens there.`,
    ENOTFOUND: `Correct the host in DATABASE_URL: the name ${hostname} leads to no address.`,
    EAI_AGAIN: `Correct the host in DATABASE_URL: the name ${hostname} leads to no address.`,
    '28P01': 'Correct the user or the password in DATABASE_URL: the server does not accept them.',
    '28000': `Let the user of DATABASE_URL in, in pg_hba.conf of the server: ${reason}.`,
    '3D000': 'Create the database that DATABASE_URL names, or correct its name: there is none.',
    '42501': `Grant the user of DATABASE_URL to connect: ${reason}.`,
    '57P03': `Wait until the server of DATABASE_URL is ready: ${reason}.`,
    '53300': 'Raise max_connections of the server, or close connections: it has no free one.',
  }[code]
  return advice ?? `Start the database that DATABASE_URL names, or correct it: ${reason}.`
}

const pooler =
  'Name the PostgreSQL server itself in DATABASE_URL: the pooler there, such as PgBouncer, refuses the limits that the gateway sets when it connects.'
