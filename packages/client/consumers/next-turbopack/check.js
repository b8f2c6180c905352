const { readFileSync } = require('node:fs')

const page = readFileSync('.next/server/app/index.html', 'utf8')
for (const text of ['Invited, and the e-mail is on its way.', 'connecting']) {
  if (!page.includes(text)) throw new Error(`the page lacks: ${text}`)
}
