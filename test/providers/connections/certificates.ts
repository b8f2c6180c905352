import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export interface Certificate {
  readonly key: string
  readonly cert: string
}

export interface Certificates {
  /** The certificate of the authority that issued all of them but `unknown`. */
  readonly authority: string
  readonly good: Certificate
  readonly expired: Certificate
  readonly wrongName: Certificate
  /** Of an authority that is not trusted. */
  readonly unknown: Certificate
}

const names = ['localhost', 'organization.intl.tencentcloudapi.com']

/** Makes an authority and certificates of servers with `openssl`. They last for a day. */
export async function makeCertificates(): Promise<Certificates> {
  const directory = await mkdtemp(join(tmpdir(), 'certificates-'))
  const file = (name: string) => join(directory, name)
  const openssl = (...parameters: string[]) => run('openssl', parameters)
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']

  const selfSigned = async (name: string) => {
    const out = ['-keyout', file(`${name}.key`), '-out', file(`${name}.pem`)]
    await openssl('req', '-x509', ...newKey, ...out, '-days', '1', '-subj', `/CN=${name}`)
  }
  const issued = async (name: string, hosts: readonly string[], days: number) => {
    const subject = `subjectAltName=${hosts.map((host) => `DNS:${host}`).join(',')}`
    const out = ['-keyout', file(`${name}.key`), '-out', file(`${name}.csr`)]
    await openssl('req', ...newKey, ...out, '-subj', `/CN=${name}`, '-addext', subject)
    const issuer = ['-CA', file('authority.pem'), '-CAkey', file('authority.key')]
    const request = ['-req', '-in', file(`${name}.csr`), '-copy_extensions', 'copy']
    await openssl('x509', ...request, ...issuer, '-days', `${days}`, '-out', file(`${name}.pem`))
  }
  const read = async (name: string): Promise<Certificate> => ({
    key: await readFile(file(`${name}.key`), 'utf8'),
    cert: await readFile(file(`${name}.pem`), 'utf8'),
  })

  try {
    await Promise.all([selfSigned('authority'), selfSigned('unknown')])
    await Promise.all([
      issued('good', names, 1),
      issued('expired', names, -1),
      issued('wrong-name', ['other.example'], 1),
    ])
    return {
      authority: (await read('authority')).cert,
      good: await read('good'),
      expired: await read('expired'),
      wrongName: await read('wrong-name'),
      unknown: await read('unknown'),
    }
  } finally {
    await rm(directory, { recursive: true })
  }
}
