import { regionalConfiguration } from '../aws/configuration.ts'

export const repostPrivateConfiguration = regionalConfiguration(
  'repostPrivate',
  'AWS_ENDPOINT_URL_REPOSTSPACE',
)
