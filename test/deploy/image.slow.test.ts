import { execFileSync } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { buildImage } from './dockerfile.ts'
import { furnish, inOwnRoot } from './image-root.ts'
import { assertSmall, tryImage } from './try-image.ts'

// Others may enter it, unlike the folder of this user.
const directory = await mkdtemp('/tmp/invite-gateway-image-')
after(async () => {
  execFileSync('chmod', ['-R', 'u+w', directory])
  await rm(directory, { recursive: true })
})
await chmod(directory, 0o755)

test('the image of the Dockerfile starts without rights in a root of its own, sends, and is small', async () => {
  const root = join(directory, 'image')
  const data = join(directory, 'data')
  const image = await buildImage(root)
  await assertSmall(image)
  furnish(root, image)

  await tryImage(image, { data, inRoot: inOwnRoot(image, root, data) })
})
