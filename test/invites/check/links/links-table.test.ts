import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linksOnlyTo } from '#invites/check/links/links.ts'

const hosts = ['example.com', '*.acme.example']

const good = [
  '',
  'Welcome! Ask and answer here, e.g. about v1.2 or 1.5.',
  'See https://example.com/start?from=mail#top.',
  'See http://EXAMPLE.com:8080 and https://docs.acme.example/a.b/c.html',
  'Write to help@example.com, or look at example.com.',
  'Two of them: wiki.acme.example, deep.wiki.acme.example',
  '…and so on... U.S.A.',
  'Node.js, i.e. 3.5 % of v1.2.3, at 10.30 a.m.; Ph.D., M.Sc. or z.B. S.p.A.',
  'Version 10.0.22631.4460, § 3.1.2, 26.11.2026, 1.000.000,00 €, n.º 5, the .NET framework',
  'Visit https://example.com. Or https://example.com, (https://example.com/a), “https://example.com/”!',
  '访问 https://example.com。谢谢！《https://example.com》',
  '访问https://example.com/start查看',
  '欢迎加入。AI 课程每周一，我们使用AWS。AI课程也有。',
  'Zoom:Room 5, [10:30:00] or a // b, R&D; Q&A; AT&T, 1 < 2, <3 and </3, and/or C:\\temp',
  'anna.maria.de@example.com, https://example.com/@ada and mailto:help@example.com',
  'Tel: +49 30 1234, data: please bring your own, javascript: our course',
  'https://example.com/wiki/Ada_(person).html and https://example.com/?next=https://example.com/b',
  '_example.com_ and *example.com*',
  'J.Muñoz, St.Petersburg, EE.UU., e.V., d.h., u.a.',
  'Rukia said ☺️. Bring your 💻️… It is free!',
  'به\u200cروز، خوش آمدید\u200f. ساعت ۱۰:۳۰',
]
const bad = [
  'https://evil.example/login',
  'http://evil.example',
  'HTTPS://EVIL.EXAMPLE',
  'evil.example',
  'www.evil.example',
  'Ask help@evil.example',
  'https://example.com.evil.example',
  'https://evil-example.com',
  'https://acme.example',
  'acme.example.evil',
  'https://example.com@evil.example',
  'https://evil.example\\@example.com',
  'https://example.com\\.evil.example',
  '//evil.example/a',
  'ftp://example.com',
  'https://',
  'https://192.0.2.1/login',
  '192.0.2.1',
  '·192.0.2.1/login',
  '❤192.0.2.1',
  'https://3232235777',
  'https://[2001:db8::1]/',
  'evil\u200b.example',
  'evil\u3002example',
  'evil\uff0eexample',
  'ｅｖｉｌ.example',
  'evil&#46;example',
  'evil&period;example',
  'xn--evl-example.com',
  'bücher.example',
  'example.com and then https://evil.example',
  'https://example.com<a href=https://evil.example>',
  // Dots before a name, and names that are not only letters.
  'look…evil.com',
  '..evil.com',
  'i❤.ws',
  'हिन्दी.com',
  'evil.भारत',
  'пример.рф',
  'EVIL.COM',
  'evil.comпривет',
  '请看evil.com查看',
  'evil.中国查看',
  'evil.com-fan',
  'evil.com_fan',
  'evil.com.zzz',
  'evil.com@',
  'evil.xn--p1ai',
  'evil.onion',
  'www.intranet',
  'ftp.intranet',
  'm.sc',
  'M.Sc/login',
  // Dots that are not ASCII, and characters that programs drop or stop at.
  '看 evil。com 吧',
  '例子。com',
  'evil｡com',
  'evil․com',
  'evil﹒com',
  'ev\u200dil.com',
  'evil\u00ad.com',
  'evil.com\u200bfoo',
  'evil.com㎏',
  '\u202eevil.com',
  // Markup, and what is behind character references.
  '<a href="https:3221226219">',
  '<b>hi</b>',
  '</a ',
  '&lt;a href=evil&gt;',
  '&ltscript',
  'evil&Period;com &Tab;',
  '[click](evil.com)',
  // Other schemes, with and without slashes.
  'data:text/html,x',
  'javascript:alert(1)',
  'VBScript:MsgBox',
  'file:c:/x',
  'tel:+4930',
  'sms:123',
  'ms-word:ofe|u|x',
  'mailto:a@evil.com',
  'mailto:ada',
  'https:evil.com',
  'https:3221226219',
  'http:0x7f.1',
  'http://0300.0250.1.1',
  'http:\\\\evil.com',
  '\\\\host\\share',
  '/\\evil.com',
  '//3221226219',
  'hhttps://evil',
  'http://intranet',
  '[2001:db8::1]',
  '[::ffff:192.0.2.1]:80',
  '[fe80::1%25eth0]',
  'https://evil%2ecom',
  // URLs that begin with an allowed host.
  'https://example.com,evil.com',
  'https://example.com/,evil.com',
  'https://example.com)evil.com',
  'https://example.com/?a=https://evil.com',
  'https://example.com/ada@evil.com',
  'https://example.com。evil.com',
  'https://example.com。中国',
  'https://example.com%2eevil.com',
  'https://example.com:80@evil.com',
  'https://ada@example.com',
]

for (const text of good) {
  test(`leads nowhere else: ${text}`, () => assert.equal(linksOnlyTo(text, hosts), true))
}

for (const text of bad) {
  test(`leads elsewhere, or may: ${JSON.stringify(text)}`, () =>
    assert.equal(linksOnlyTo(text, hosts), false))
}

for (const text of bad) {
  test(`leads elsewhere inside of a sentence too: ${JSON.stringify(text)}`, () => {
    assert.equal(linksOnlyTo(`Welcome, see ${text} today.`, hosts), false)
    assert.equal(linksOnlyTo(`Hello!\n${text}\nSee https://example.com/.`, hosts), false)
  })
}

test('with an empty list there are no links at all', () => {
  assert.equal(linksOnlyTo('example.com', []), false)
  assert.equal(linksOnlyTo('Welcome.', []), true)
})

test('a text that is longer than any that is sent leads elsewhere', () => {
  assert.equal(linksOnlyTo('a'.repeat(1_000_000), hosts), false)
})
