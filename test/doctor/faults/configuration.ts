import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PlantedFault } from './fault.ts'

export const configurationFaults: readonly PlantedFault[] = [
  {
    what: 'a configuration file that nobody has named',
    plant: ({ variables }) => {
      variables.GATEWAY_CONFIG = ''
    },
    topic: 'configuration',
    says: /^Set GATEWAY_CONFIG \(the path of a JSON file, /,
  },
  {
    what: 'a configuration file that is no JSON',
    plant: ({ variables, directory }) => {
      variables.GATEWAY_CONFIG = join(directory, 'broken.json')
      writeFileSync(variables.GATEWAY_CONFIG, '{ "identity": ')
    },
    topic: 'configuration',
    says: /^Make \S+broken\.json, which GATEWAY_CONFIG names, a readable JSON file: /,
  },
  {
    what: 'a setting that does not exist',
    plant: ({ file }) => {
      Object.assign(file, { limits: { maxRecipients: 5 } })
    },
    topic: 'configuration',
    says: /^Correct \S+gateway\.json: limits \(.*maxRecipients.*\)\.$/,
  },
  {
    what: 'a destination that is named twice',
    plant: ({ file }) => {
      file.providers.chime = { destinations: [{ id: 'team' }, { id: 'team', label: 'Team' }] }
    },
    topic: 'configuration',
    says: /^Correct \S+gateway\.json: providers\.chime\.destinations \(has team twice\)\.$/,
  },
  {
    what: 'a destination whose id the upstream cannot have',
    plant: ({ file }) => {
      file.providers.wickr = { destinations: [{ id: '1234' }] }
    },
    topic: 'configuration',
    says: /^Correct the id 1234 in providers\.wickr\.destinations: the network id must have exactly 8 digits\.$/,
  },
  {
    what: 'a region that does not exist',
    plant: ({ file }) => {
      file.providers.wickr = { ...file.providers.wickr, region: 'frankfurt' }
    },
    topic: 'configuration',
    says: /^Correct the AWS region frankfurt in \S+ or AWS_REGION: /,
  },
  {
    what: 'a region that is missing',
    plant: ({ variables }) => {
      variables.AWS_REGION = undefined
    },
    topic: 'configuration',
    says: /^Set AWS_REGION, or providers\.\w+\.region in \S+gateway\.json\.$/,
  },
  {
    what: 'a HOST that is no address',
    plant: ({ variables }) => {
      variables.HOST = 'foo bar'
    },
    topic: 'configuration',
    says: /^Set HOST \(an address of this machine such as 127\.0\.0\.1, or its name, /,
  },
  {
    what: 'a gateway that listens for everybody and answers to no name',
    plant: ({ variables }) => {
      variables.HOST = '0.0.0.0'
    },
    topic: 'configuration',
    state: 'note',
    says: /^Name in "http\.hosts" what clients call this gateway: /,
  },
  {
    what: 'an endpoint elsewhere without encryption',
    plant: ({ variables }) => {
      variables.AWS_ENDPOINT_URL_CHIME = 'http://no-such-host.invalid'
    },
    topic: 'configuration',
    state: 'note',
    says: /^Use https in AWS_ENDPOINT_URL_CHIME, or /,
  },
  {
    what: 'Tencent credentials that are missing',
    plant: ({ variables }) => {
      variables.TENCENTCLOUD_SECRET_KEY = undefined
    },
    topic: 'configuration',
    says: /^Set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY, or /,
  },
]
