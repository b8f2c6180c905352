import { issuerKeys, publish } from '../../identity/issuer.ts'
import type { Patient } from '../patient.ts'
import type { PlantedFault } from './fault.ts'

const topic = 'key file'

export const identityFaults: readonly PlantedFault[] = [
  {
    what: 'a key file that is missing',
    plant: (patient) => {
      patient.keys = undefined
    },
    topic,
    says: /^Make \S+identities\.json, which identity\.keys names, a readable file\.$/,
  },
  {
    what: 'a key file without a key',
    plant: (patient) => {
      patient.keys = { keys: [] }
    },
    topic,
    says: /^Add a key to \S+identities\.json with npm run key: it has none, so nobody can send a request\.$/,
  },
  {
    what: 'a key file that is no JSON',
    plant: (patient) => {
      patient.keys = 'igw_secret'
    },
    topic,
    says: /^Make \S+identities\.json a JSON file as docs\/configuration\.md shows it\.$/,
  },
  {
    what: 'a hash that everybody knows',
    plant: (patient) => change(patient, { sha256: '0'.repeat(64) }),
    topic,
    says: /^Correct \S+: keys\.0\.sha256 \(is an example or of a guessable secret: npm run key\)\.$/,
  },
  {
    what: 'a key for destinations that are not configured',
    plant: (patient) => change(patient, { destinations: ['CHIME/other'] }),
    topic,
    state: 'note',
    says: /^Give the key \w+ a destination that is configured in \S+\.$/,
  },
  {
    what: 'a key without scopes',
    plant: (patient) => change(patient, { scopes: [] }),
    topic,
    state: 'note',
    says: /^Give the key \w+ scopes in \S+\.$/,
  },
  {
    what: 'a key file that every user of the machine can read',
    plant: (patient) => {
      patient.keyFileMode = 0o644
    },
    topic,
    state: 'note',
    says: /^Take the permission to read \S+ from other users: chmod o-r\.$/,
  },
  {
    what: 'an issuer that nobody reaches',
    plant: async ({ file }) => {
      const issuer = await publish(() => ({ status: 200, body: '' }))
      file.identity = { tokens: tokensOf(issuer.url.href) }
      await issuer[Symbol.asyncDispose]()
    },
    topic: 'tokens',
    says: /^Make the issuer's keys readable from here at http:\/\/127\.0\.0\.1:\d+\/keys, or .*ECONNREFUSED/,
  },
  {
    what: 'an issuer whose keys are elsewhere',
    plant: async ({ file }, { undo }) => {
      const issuer = await publish(() => ({ status: 404, body: '' }))
      file.identity = { tokens: tokensOf(issuer.url.href) }
      undo.use(issuer)
    },
    topic: 'tokens',
    says: /or correct identity\.tokens\.keys: the issuer answered 404\.$/,
  },
  {
    what: 'an issuer without a key for the algorithms',
    plant: async ({ file }, { undo }) => {
      const issuer = await publish(() => ({ status: 200, body: JSON.stringify(issuerKeys) }))
      file.identity = { tokens: { ...tokensOf(issuer.url.href), algorithms: ['RS256', 'PS256'] } }
      undo.use(issuer)
    },
    topic: 'tokens',
    says: /^Correct identity\.tokens\.algorithms: the issuer has no key at \S+ for RS256, PS256\.$/,
  },
]

function change(patient: Patient, change: Readonly<Record<string, unknown>>): void {
  if (typeof patient.keys !== 'object' || !Array.isArray(patient.keys.keys)) return
  patient.keys = { keys: patient.keys.keys.map((entry) => ({ ...entry, ...change })) }
}

const tokensOf = (keys: string) => ({
  ...{ issuer: 'https://issuer.example', audience: 'invites', algorithms: ['ES256'], keys },
})
