import type { Emulator } from './emulator.ts'
import { defaultSecurityGroupId } from './wickr/networks.ts'

export interface ExampleDestination {
  readonly provider: Emulator['name']
  readonly id: string
  readonly label: string
  /** Wickr: the network's default security group, which a new user needs. */
  readonly securityGroupId?: string
}

/**
 * Places where everything goes well. Any re:Post space that starts with `SP`, any Chime account
 * that does not start with `unknown` and any Wickr network of 8 digits will do as well, unless it
 * is a named id.
 */
export const exampleDestinations: readonly ExampleDestination[] = [
  { provider: 'repostspace', id: 'SPq3V8mZ1xT6bK0nR4wYcA2g', label: 'Engineering' },
  { provider: 'repostspace', id: 'SPt7H2dL9sF5jU1pE8vQoX3i', label: 'Customer support' },
  { provider: 'chime', id: '3f1c9a52-7d64-4e0b-9a86-2c5b7e8d1f40', label: 'Berlin office' },
  { provider: 'chime', id: '9b27e6d1-0c3f-4a58-b1d4-6f8e2a9c7035', label: 'Singapore office' },
  wickrNetwork('31415926', 'Field operations'),
  wickrNetwork('27182818', 'Partners'),
  { provider: 'organization', id: 'organization', label: 'The Tencent Cloud organization' },
]

function wickrNetwork(id: string, label: string): ExampleDestination {
  return { provider: 'wickr', id, label, securityGroupId: defaultSecurityGroupId(id) }
}
