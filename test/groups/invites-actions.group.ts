import { runTogether } from './run-together.ts'

runTogether('invites/{*,people/*,revoke/*,statistics/*}.test.ts')
