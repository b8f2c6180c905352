import { z } from 'zod'
import { regionalConfiguration, regionalSection } from '../aws/configuration.ts'
import type { AwsSettings } from '../aws/settings.ts'
import type { ProviderConfiguration } from '../contract/configuration.ts'
import { maxRecipientsPerCall } from './rules.ts'

/** What re:Post needs besides what every AWS service does. */
export interface RepostPrivateSettings extends AwsSettings {
  /** 1,000 where it is absent. */
  readonly recipientsPerCall?: number
}

const section = regionalSection.extend({
  recipientsPerCall: z
    .int()
    .min(1)
    .max(maxRecipientsPerCall)
    .default(maxRecipientsPerCall)
    .describe(
      'The most recipients in one call. If an answer is lost, all recipients of its call are `InviteUnconfirmed`; smaller calls make these fewer, and sending slower.',
    ),
})

const regional = regionalConfiguration('repostPrivate', 'AWS_ENDPOINT_URL_REPOSTSPACE')

export const repostPrivateConfiguration: ProviderConfiguration<
  z.infer<typeof section>,
  RepostPrivateSettings
> = {
  ...regional,
  schema: section,
  settings: (section, variables) => ({
    ...regional.settings(section, variables),
    ...(section && { recipientsPerCall: section.recipientsPerCall }),
  }),
}
