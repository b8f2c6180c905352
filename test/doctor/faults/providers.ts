import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PlantedFault } from './fault.ts'

export const providerFaults: readonly PlantedFault[] = [
  {
    what: 'AWS credentials that are missing',
    plant: ({ variables }) => {
      variables.AWS_ACCESS_KEY_ID = variables.AWS_SECRET_ACCESS_KEY = undefined
    },
    topic: 'WICKR/12345678',
    says: /^Give this machine credentials for AWS Wickr: there are none \(CredentialsProviderError: /,
  },
  {
    what: 'an AWS profile that does not exist',
    plant: ({ variables }) => {
      variables.AWS_ACCESS_KEY_ID = variables.AWS_SECRET_ACCESS_KEY = undefined
      variables.AWS_PROFILE = 'nobody'
    },
    topic: 'CHIME/team',
    says: /^Give this machine credentials for Amazon Chime, or correct AWS_PROFILE \(nobody\): there are none /,
  },
  {
    what: 'an AWS secret that is wrong',
    plant: ({ variables }) => {
      variables.AWS_SECRET_ACCESS_KEY = 'a-wrong-secret'
    },
    topic: 'REPOST_PRIVATE/SP1234',
    says: /^Correct the credentials for AWS re:Post Private, or the clock of this machine: /,
  },
  {
    what: 'a clock that is half an hour late',
    plant: ({ emulators }) => emulators.WICKR.clock(30),
    topic: 'WICKR/12345678',
    says: /^Correct the credentials for AWS Wickr, or the clock of this machine: /,
  },
  {
    what: 'an endpoint where nobody listens',
    plant: ({ variables }) => {
      variables.AWS_ENDPOINT_URL_CHIME = 'http://127.0.0.1:1'
    },
    topic: 'CHIME/team',
    says: /^Let this machine reach Amazon Chime, or correct AWS_ENDPOINT_URL_CHIME: no connection \(ECONNREFUSED: /,
  },
  {
    what: "an endpoint that answers with a web server's page",
    plant: ({ emulators }) =>
      emulators.REPOST_PRIVATE.decide(() => ({ kind: 'html-error', status: 502 })),
    topic: 'REPOST_PRIVATE/SP1234',
    says: /^Look what answers in place of AWS re:Post Private, or correct AWS_ENDPOINT_URL_REPOSTSPACE: /,
  },
  {
    what: 'a space that does not exist',
    plant: ({ file }) => {
      file.providers.repostPrivate = { destinations: [{ id: 'unknown' }] }
    },
    topic: 'REPOST_PRIVATE/unknown',
    says: /^Correct the id in providers\.repostPrivate: AWS re:Post Private does not accept it \(ResourceNotFound/,
  },
  {
    what: 'a permission that is missing',
    plant: ({ emulators }) =>
      emulators.CHIME.decide(() => ({ kind: 'error', name: 'AccessDeniedException', status: 403 })),
    topic: 'CHIME/team',
    state: 'note',
    says: /^Allow ListUsers to the credentials, or this cannot be looked at: /,
  },
  {
    what: 'a Tencent secret that is wrong',
    plant: ({ variables }) => {
      variables.TENCENTCLOUD_SECRET_KEY = 'a-wrong-secret'
    },
    topic: 'TENCENT_ORGANIZATION/organization',
    says: /^Correct the credentials for Tencent Cloud Organization, or the clock of this machine: /,
  },
  {
    what: 'a file of Tencent credentials that is none',
    plant: ({ variables, directory }) => {
      const path = join(directory, 'tencent.json')
      writeFileSync(path, 'secret')
      Object.assign(variables, {
        ...{ TENCENTCLOUD_SECRET_ID: undefined, TENCENTCLOUD_SECRET_KEY: undefined },
        TENCENTCLOUD_CREDENTIALS_FILE: path,
      })
    },
    topic: 'TENCENT_ORGANIZATION/organization',
    says: /^Give this machine credentials for Tencent Cloud Organization: there are none \(/,
  },
]
