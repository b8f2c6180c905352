import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { linesOf } from '../support/lines-of.ts'
import { createFiles } from '../support/sender.ts'

const files = await createFiles()
after(() => files[Symbol.asyncDispose]())

const ignoreOthers = true
const ada = { email: 'ada@example.com' }
const eve = { email: 'eve@example.com' }

interface Export {
  readonly name?: string
  readonly to?: string
  readonly content: string | Uint8Array
  readonly rules?: Parameters<typeof linesOf>[2]
  readonly recipients: readonly object[]
  /** The line of the first recipient. */
  readonly line?: number
}

const slack =
  'username,email,status,billing-active,has-2fa,has-sso,userid,fullname,displayname,expiration-timestamp'
const okta = 'login,firstName,lastName,middleName,email,secondEmail,mobilePhone,title'
const google =
  'First Name [Required],Last Name [Required],Email Address [Required],Password [Required],Password Hash Function [UPLOAD ONLY],Org Unit Path [Required],New Primary Email [UPLOAD ONLY],Status [READ ONLY],Home Secondary Email'
const entraInvite =
  'Email address to invite [inviteeEmail] Required,Redirection url [inviteRedirectURL] Required,Send invitation message (true or false) [sendEmail]'
const entraCreate =
  'Name [displayName] Required,User name [userPrincipalName] Required,Initial password [passwordProfile] Required,First name [givenName],Last name [surname]'
const unicode = (text: string) => Buffer.from(`\u{feff}${text}`, 'utf16le')

const exports: Readonly<Record<string, Export>> = {
  'Slack: the address, not the user name': {
    content: `${slack}\nada,ada@example.com,Member,1,0,0,U1,Ada,Ada,\neve,eve@example.com,Admin,1,0,0,U2,"Eve"\n`,
    rules: { ignoreOthers },
    recipients: [ada, eve],
  },
  'Okta: the address, not the login': {
    content: `${okta}\nada.l,Ada,L,,ada@example.com,other@example.com,,\n`,
    rules: { ignoreOthers },
    recipients: [ada],
  },
  'Okta: attributes of the profile': {
    content: 'profile.login,profile.firstName,profile.email\nada,Ada,ada@example.com\n',
    rules: { ignoreOthers },
    recipients: [ada],
  },
  'Okta: the login, where it is the only address': {
    content: 'login,title\nada@example.com,Dr\n',
    rules: { ignoreOthers },
    recipients: [ada],
  },
  'Google Workspace': {
    content: `${google}\nAda,L,ada@example.com,****,,/,,Active,home@example.com\n`,
    rules: { ignoreOthers },
    recipients: [ada],
  },
  'PowerShell, with the type of its objects': {
    content:
      '#TYPE Selected.Microsoft.ActiveDirectory.Management.ADUser\r\n"Name","mail"\r\n"Ada","ada@example.com"\r\n',
    rules: { ignoreOthers },
    recipients: [ada],
    line: 3,
  },
  'Exchange Online': {
    content: 'DisplayName,RecipientType,PrimarySmtpAddress\nAda,UserMailbox,ada@example.com\n',
    rules: { ignoreOthers },
    recipients: [ada],
  },
  'a calendar with its attendees': {
    content: 'Attendee,Attendee Email,Response\nAda,ada@example.com,Accepted\n',
    rules: { ignoreOthers },
    recipients: [ada],
  },
  'Outlook in German, for Wickr': {
    to: 'wickr',
    content: 'Vorname;Nachname;E-Mail-Adresse;Group ID\nAda;L;ada@example.com;SG1\n',
    recipients: [
      { securityGroupId: 'SG1', username: 'ada@example.com', firstName: 'Ada', lastName: 'L' },
    ],
  },
  'Outlook in French': {
    content: 'Prénom,Nom,Adresse e-mail\nAda,L,ada@example.com\n',
    rules: { ignoreOthers },
    recipients: [ada],
  },
  'Outlook in Spanish, with letters in two parts': {
    content: 'Nombre,Correo electro\u0301nico\nAda,ada@example.com\n',
    rules: { ignoreOthers },
    recipients: [ada],
  },
  'Google Contacts': {
    content: 'Name,E-mail 1 - Type,E-mail 1 - Value\nAda,Work,ada@example.com\n',
    rules: { ignoreOthers },
    recipients: [ada],
  },
  'Entra, bulk invite, with the version and the example': {
    content: `version:v1.0,,\r\n${entraInvite}\r\nExample: chris@contoso.com,https://a.example,TRUE\r\nada@example.com,,\r\n`,
    rules: { ignoreOthers },
    recipients: [ada],
    line: 4,
  },
  'Entra in German': {
    content:
      'version:v1.0\nE-Mail-Adresse für die Einladung [inviteeEmail] Erforderlich\nBeispiel: chris@contoso.com\nada@example.com\n',
    recipients: [ada],
    line: 4,
  },
  'Entra, the version skipped by hand': {
    content: `version:v1.0\n${entraInvite}\nada@example.com,,\n`,
    rules: { ignoreOthers, skipLines: 1 },
    recipients: [ada],
    line: 3,
  },
  'Entra, bulk create, for Wickr': {
    to: 'wickr',
    content: `version:v1.0\n${entraCreate},Group ID\nExample: Chris,Example: chris@contoso.com,Example: secret,,,\nAda L,ada@example.com,secret,Ada,L,SG1\n`,
    rules: { ignoreOthers },
    recipients: [
      { securityGroupId: 'SG1', username: 'ada@example.com', firstName: 'Ada', lastName: 'L' },
    ],
    line: 4,
  },
  'Entra, download users: mail comes before the principal name': {
    content:
      '\u{feff}userPrincipalName,displayName,mail\nada_example.com#EXT#@x.onmicrosoft.com,Ada,ada@example.com\n',
    rules: { ignoreOthers },
    recipients: [ada],
  },
  'Outlook contacts': {
    content: '"First Name","Last Name","E-mail Address"\r\n"Ada","L","ada@example.com"\r\n',
    rules: { ignoreOthers },
    recipients: [ada],
  },
  'Identity Center users, for re:Post': {
    to: 'repost-private',
    content: 'UserId,UserName\n90676c2d-1,ada\n',
    rules: { ignoreOthers },
    recipients: [{ accessorId: '90676c2d-1' }],
  },
  'Tencent members': {
    to: 'tencent-organization',
    content: 'Member UIN;Display Name;Notes\n100000000011;Ada;r\n',
    recipients: [{ name: 'Ada', uin: '100000000011', remark: 'r' }],
  },

  'Excel: an empty last column': {
    content: 'email,personKey,\nada@example.com,,\neve@example.com,k,\n',
    recipients: [ada, { ...eve, personKey: 'k' }],
  },
  'Excel: empty columns in between, and blanks for names': {
    content: ',email, ,personKey,,\n,ada@example.com,,k,,\n',
    recipients: [{ ...ada, personKey: 'k' }],
    line: 2,
  },
  'Excel: empty cells at the end of a row are left out': {
    content: 'email,personKey,\nada@example.com\neve@example.com,k\n',
    recipients: [ada, { ...eve, personKey: 'k' }],
  },
  'Excel: rows with more separators than the header': {
    content: 'email\nada@example.com,,,\n',
    recipients: [ada],
  },
  'Excel: a line that names the separator': {
    content: 'sep=;\r\nE-Mail;Person_Key\r\nada@example.com;"a;b"\r\n',
    recipients: [{ ...ada, personKey: 'a;b' }],
    line: 3,
  },
  'Excel: a line that names a tab': {
    content: '\u{feff}"sep=\t"\r\nemail\tpersonKey\r\nada@example.com\tk\r\n',
    recipients: [{ ...ada, personKey: 'k' }],
    line: 3,
  },
  'Excel: Unicode text': {
    name: 'people.txt',
    content: unicode('E-Mail\tPerson Key\r\nada@example.com\t"a\nb 李"\r\n'),
    recipients: [{ ...ada, personKey: 'a\nb 李' }],
  },
  'UTF-16, the other order of bytes': {
    content: unicode('email;personKey\nada@example.com;李\n').swap16(),
    recipients: [{ ...ada, personKey: '李' }],
  },
  'separators in a quoted heading': {
    content: '"Name, first; last",email,"Notes; a; b; c"\nAda,ada@example.com,x\n',
    rules: { ignoreOthers },
    recipients: [ada],
  },
  'a heading over two lines': {
    content: '"E-mail\nAddress";Key\nada@example.com;x\n',
    rules: { ignoreOthers },
    recipients: [ada],
    line: 3,
  },
  'bars separate cells': {
    content: 'email|personKey\nada@example.com|k\n',
    recipients: [{ ...ada, personKey: 'k' }],
  },
  'lines above the header': {
    content: 'Everyone in "Marketing"\nas of today\n\nemail\nada@example.com\n',
    rules: { skipLines: 2 },
    recipients: [ada],
    line: 5,
  },
  'JSON lines: members as people name them, and lines above': {
    name: 'people.jsonl',
    content:
      '# export\n{"E-Mail":"ada@example.com","roles":["a"],"n":9007199254740993}\n{"Mail":"eve@example.com"}\n',
    rules: { ignoreOthers, skipLines: 1 },
    recipients: [ada, eve],
    line: 2,
  },
}

for (const [what, one] of Object.entries(exports)) {
  test(`an export can be sent: ${what}`, async () => {
    const { name = 'people.csv', to = 'chime', content, rules = {}, recipients } = one

    const { lines } = await linesOf(await files.write(name, content), to, rules)

    assert.deepEqual(
      lines.map(({ recipient }) => recipient),
      recipients,
    )
    assert.equal(lines[0]?.line, one.line ?? (what.startsWith('Entra') ? lines[0]?.line : 2))
  })
}

const headings: Readonly<Record<string, readonly string[]>> = {
  email: [
    ...[
      'Email',
      'EMAIL',
      'E-mail',
      'e_mail',
      ' E-Mail ',
      'E‑mail',
      'Ｅｍａｉｌ',
      '\u{200b}email\u{2060}',
    ],
    ...['E-mail Address', 'EMAIL_ADDRESS', 'Mail', 'UPN', 'User Principal Name', 'Login'],
    ...['Email *', 'Email (required)', 'Email:', 'Primary email', 'Work E-mail'],
    ...['Dirección de correo electrónico', 'Adresse électronique', 'Adresse de messagerie'],
    ...['E-mailadres', 'Indirizzo e-mail', 'Indirizzo di posta elettronica', 'Adres e-mail'],
    ...['Endereço de e-mail', 'Адрес электронной почты', 'E-post', '이메일 주소'],
    ...['メールアドレス', '電子メール アドレス', '电子邮件地址', '邮箱', '電子郵件地址'],
  ],
  personKey: ['Person Key', 'PERSON_KEY', 'person-key', 'personkey'],
}

for (const [field, names] of Object.entries(headings)) {
  for (const heading of names) {
    test(`"${heading}" is ${field}`, async () => {
      const content = field === 'email' ? `${heading}\na@b.de\n` : `email,${heading}\na@b.de,k\n`

      const { lines } = await linesOf(await files.write('people.csv', content), 'chime')

      assert.equal(lines[0]?.recipient[field], field === 'email' ? 'a@b.de' : 'k')
    })
  }
}

for (const [heading, field] of [
  ['First Name', 'firstName'],
  ['GIVEN-NAME', 'firstName'],
  ['Surname', 'lastName'],
  ['last_name', 'lastName'],
] as const) {
  test(`"${heading}" is ${field} at Wickr`, async () => {
    const content = `User Name;Security Group;${heading}\nada;SG1;x\n`

    const { lines } = await linesOf(await files.write('people.csv', content), 'wickr')

    assert.deepEqual(lines[0]?.recipient, { username: 'ada', securityGroupId: 'SG1', [field]: 'x' })
  })
}

test('only the first row can be an example, and a note says that it is left out', async () => {
  const content = 'email\nExample: chris@contoso.com\nada@example.com\nexample: eve@contoso.com\n'

  const { lines, notes } = await linesOf(await files.write('people.csv', content), 'chime')

  assert.deepEqual(
    lines.map(({ line }) => line),
    [3, 4],
  )
  assert.deepEqual(notes, ['Line 2 is an example, and is left out.'])
})

test('characters that nobody sees around an address are left for the gateway to judge', async () => {
  const content = 'email\n\u{200b}ada@example.com\u{2060}\n'

  const { lines } = await linesOf(await files.write('people.csv', content), 'chime')

  assert.equal(lines[0]?.recipient.email, '\u{200b}ada@example.com\u{2060}')
})
