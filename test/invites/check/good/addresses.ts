const ascii = [
  ...[
    'ada',
    'ada.lovelace',
    'a.l',
    'ada_lovelace',
    'ada-lovelace',
    'ada+invites',
    'a',
    '1815',
    'x1',
  ],
  ...["o'neil", 'ada.lovelace+team-7', 'ADA', 'Ada.Lovelace', 'ada=example', 'ada%home', 'ada/it'],
  ...['info', 'no-reply', '_ada', '-ada', 'ada-', 'ada!', '{ada}', 'ada~1', '*', '$100', 'ada#1'],
  ...['first.middle.last', 'bounce+ada=example.org', 'u.2026-11-26', `${'long'.repeat(16)}`],
]
const international = [
  ...['王小明', 'почта', 'ада.лавлейс', 'προϊόν', 'jürgen', 'josé', 'łucja', 'ñandú', 'ελένη+νέα'],
  ...['प्रिया', 'ශ්‍රී', 'അനില്‍', 'محمد', 'امیر‌حسین', 'דוד', 'สมชาย', '민준', 'さくら', 'នារី'],
  ...['ანა', 'Անի', 'አበበ', 'Jose\u0301', 'nguyễn.đức', 'İbrahim', 'ß', '𠮷田'],
]
const domains = [
  ...['example.com', 'example.co.uk', 'mail.example.org', 'EXAMPLE.NET', 'a.b.c.d.example.com'],
  ...['1.example.com', '3com.com', 'x.co', 'q.com', 'sub-domain.example.com', 'e-mail.example.de'],
  ...['example.photography', 'example.dev', 'example.app', 'example.museum', 'example.travel'],
  ...['example.berlin', 'example.xyz', 'example.io', 'example.ai', 'example.gov.au', 'uni.ac.jp'],
  ...[
    'example.eu',
    'example.tw',
    'example.sandvikcoromant',
    'xn--bcher-kva.example.com',
    'k12.ca.us',
  ],
]
const internationalDomains = [
  ...['bücher.de', 'straße.de', '例子.中国', '例え.jp', 'пример.рф', 'παράδειγμα.ελ', 'مثال.مصر'],
  ...[
    'उदाहरण.भारत',
    'උදාහරණය.ලංකා',
    'ตัวอย่าง.ไทย',
    '예시.한국',
    'דוגמה.ישראל',
    'xn--fsqu00a.xn--fiqs8s',
  ],
  ...[
    'نامه‌ای.com',
    'пошта.укр',
    'ejemplo.ñandú.cl',
    'exemple.cat',
    'õun.ee',
    'þróun.is',
    'příklad.cz',
  ],
]

/** At least 2,000 addresses that a mail system delivers: each local part at each domain. */
export function realAddresses(): readonly string[] {
  const locals = [...ascii, ...international]
  const all = [...domains, ...internationalDomains]
  return locals.flatMap((local) => all.map((domain) => `${local}@${domain}`))
}
