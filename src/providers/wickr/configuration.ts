import { regionalConfiguration } from '../aws/configuration.ts'

export const wickrConfiguration = regionalConfiguration('wickr', 'AWS_ENDPOINT_URL_WICKR')
