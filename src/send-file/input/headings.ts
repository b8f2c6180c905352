/**
 * Folded names that a heading may mean. Only letters and digits count, in any case. Administration
 * consoles add the technical name and remarks: `Email address to invite [inviteeEmail] Required`.
 */
export function meaningsOf(heading: string): readonly string[] {
  const bracketed = [...heading.matchAll(/\[([^\]]*)\]/g)].map(([, inside = '']) => inside)
  const plain = heading
    .replace(/^\s*profile\./i, '')
    .replace(/[[(][^\])]*[\])]/g, ' ')
    .replace(/\b(required|optional)\s*$/i, '')
  return [...new Set([heading, plain, ...bracketed].map(fold))].filter((name) => name !== '')
}

/** `E-mail Address` and `EMAIL_ADDRESS` are the same name. */
export function fold(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '')
}

/** How well a heading fits a field: 0 is the field's own name. Undefined: not at all. */
export function rankOf(heading: string, field: string): number | undefined {
  const meanings = meaningsOf(heading)
  const ranked = [[fold(field)], ...(synonyms[field] ?? [])]
  const rank = ranked.findIndex((names) => meanings.some((name) => names.includes(name)))
  return rank === -1 ? undefined : rank
}

const mail = [
  ...['email', 'emailaddress', 'emailid', 'mail', 'mailaddress', 'emailaddresses'],
  ...['primaryemail', 'primaryemailaddress', 'workemail', 'workemailaddress', 'businessemail'],
  ...['useremail', 'memberemail', 'inviteeemail', 'emailaddresstoinvite', 'email1value', 'email1'],
  ...[
    'recipientemail',
    'attendeeemail',
    'contactemail',
    'primarysmtpaddress',
    'windowsemailaddress',
  ],
  ...['emailadresse', 'mailadresse', 'adresseemail', 'courriel', 'correoelectrónico'],
  ...['adresseélectronique', 'adressedemessagerie', 'direccióndecorreoelectrónico'],
  ...['emailadres', 'indirizzoemail', 'indirizzodipostaelettronica', 'adresemail', 'epost'],
  ...['endereçodeemail', 'адресэлектроннойпочты', 'メールアドレス', '電子メールアドレス'],
  ...['电子邮件', '电子邮件地址', '邮箱', '邮箱地址', '電子郵件地址', '이메일', '이메일주소'],
]
const logins = ['login', 'loginname', 'userlogin', 'signinname']
const principals = ['upn', 'userprincipalname', 'memberobjectidorupn']

/**
 * By field: the names that Slack, Okta, Google, Entra, Exchange, LDAP, the AWS and Tencent consoles and
 * Outlook in many languages use, in order of preference. An address that is meant for mail comes before one for signing in.
 */
const synonyms: Readonly<Record<string, readonly (readonly string[])[]>> = {
  email: [mail, [...logins, ...principals]],
  username: [logins, mail, principals],
  accessorId: [['accessor', 'identitystoreuserid', 'identitycenterid', 'principalid', 'userid']],
  securityGroupId: [['securitygroup', 'groupid']],
  firstName: [['givenname', 'forename', 'first', 'vorname', 'prénom', 'nombre']],
  lastName: [['surname', 'familyname', 'last', 'sn', 'nachname', 'nomdefamille', 'apellidos']],
  name: [['fullname', 'displayname', 'membername']],
  uin: [['memberuin', 'accountuin', 'accountid']],
  remark: [['remarks', 'note', 'notes', 'comment', 'comments']],
}
