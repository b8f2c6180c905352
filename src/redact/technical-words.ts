/** Is this the name of a field, or a path of such, as in `users.0.username`? Then it is no person's. */
export function isTechnical(text: string): boolean {
  if (text.length < 2) return true
  return text
    .split(/[\s.,:/[\]()-]+/u)
    .every((word) => /^\d{0,4}$/u.test(word) || technical.has(word.toLowerCase()))
}

/** What upstreams, their APIs and their operations call things. */
const technical: ReadonlySet<string> = new Set(
  `
  accessor accessorid accessorids account accountid action api arn assumed aws batch batchcreateuser
  batchdeleteuser batchreinviteuser batchusers body channel channels chime code codes content details
  email emailaddress emails error errors exception failed field fieldlist fields firstname getspace
  group groups iam id ids identity input inviteorganizationmember invite inviteid invites inviteuin
  inviteusers item items kind lastname length limit list listusers member members message messages
  name names network networkid networks organization parameter parameters password path permission
  policy principal provider quotacode reason reasons recipient recipients region remark request
  requestid resource resourceid resources resourcetype response role roles root securitygroup
  securitygroupid securitygroupids sendinvites service servicecode session space spaceid spaces status
  sts string successful tenant title token type uin url user useremaillist userid userids username
  users usertype validation value version wickr workspace redacted mail key secret hash host file
  number the not and for from with was were has have
  admin info support mailer daemon noreply reply postmaster example test
  `
    .trim()
    .split(/\s+/u),
)
