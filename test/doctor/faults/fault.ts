import type { PostgresServer } from '../../support/postgres.ts'
import type { Patient } from '../patient.ts'

/** A fault that is planted, and what the doctor says about it. */
export interface PlantedFault {
  /** As the end of `finds …`. */
  readonly what: string
  plant(patient: Patient, tools: Tools): void | Promise<void>
  readonly topic: string
  /** A note: the gateway works all the same. */
  readonly state?: 'note'
  readonly says: RegExp
  /** Without a PostgreSQL server it cannot be planted. */
  readonly needsServer?: true
}

export interface Tools {
  /** Where `needsServer` is set. */
  readonly server: PostgresServer
  /** Takes away afterwards what was planted. */
  readonly undo: AsyncDisposableStack
  /** It cannot be planted on this machine. */
  skip(why: string): void
}
