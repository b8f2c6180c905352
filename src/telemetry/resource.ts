import type { Resource } from '@opentelemetry/resources'
import { version } from '../version.ts'

/** What OTLP says about this replica: its name, its version, and what the variables add or replace. */
export async function resourceOf(): Promise<Resource> {
  const { detectResources, envDetector, resourceFromAttributes, serviceInstanceIdDetector } =
    await import('@opentelemetry/resources')
  const ours = resourceFromAttributes({
    'service.name': 'invite-gateway',
    'service.version': version,
  })
  const detectors = [serviceInstanceIdDetector, envDetector]
  return ours.merge(detectResources({ detectors }))
}
