/** The hosts that these texts may link to. */
export const linkHosts = ['example.com', '*.example.com']

/** How invitations begin and go on, by language. */
const languages: Readonly<Record<string, readonly [beginnings: string[], details: string[]]>> = {
  English: [
    [
      'Hi Ada, welcome to our re:Post!',
      'Dear Dr. Lovelace,\n\nyou’re invited…',
      '🎉 You are in 🎉',
    ],
    [
      'Ask and answer here, e.g. about v2.0.1, Node.js, C++ or the .NET framework; see §3.2 (p. 14).',
      'We meet on Mon., 26 Nov. 2026, at 9.30 a.m. (UTC+1), not 10:30 p.m. Bring your Ph.D. or M.Sc.!',
      'It costs $1,299.99 per year, i.e. 25% less & no tax; AT&T pays <50 %. Yours, A. L.',
      'Start at https://example.com/welcome?team=a&lang=en#top, or write to help@example.com.',
      'Two steps:\n1.\tSign in at https://app.example.com.\n2.\tSay hello... and/or wave. :-) <3',
      'Tel.: +44 20 7946 0000, room 3.14 – ask for "Jo". P.S. No e-mail needed; U.S. holidays apply.',
    ],
  ],
  German: [
    [
      'Liebe Ada,\nwillkommen in unserem Space!',
      'Sehr geehrte Frau Dr. Müller,',
      'Servus, ihr seid dabei …',
    ],
    [
      'Fragen z.B. zu Version 3.5, u.a. auch zu Abschn. 4.2.1 d.h. zur Einrichtung, bitte bis 17.00 Uhr.',
      'Wir treffen uns am 26.11.2026 um 9.30 Uhr (s. o.), ggf. im 2. Stock, Haus Nr. 5; i.d.R. pünktlich.',
      'Das kostet 1.299,99 € zzgl. 19 % MwSt., bzw. 12,- € p. a. – Rückfragen an hilfe@example.com.',
      'Los geht’s: https://example.com/start (für alle). Danach: https://docs.example.com/a/b.html',
      'Der Verein heißt „Ada e.V.“, die Firma Ada GmbH & Co. KG, Dipl.-Ing. Jürgen Groß leitet sie.',
      'Bitte mitbringen:\n- Laptop (z. B. mit Win. 11)\n- Ausweis\n\nViele Grüße\ni. A. Käthe Weiß',
    ],
  ],
  French: [
    [
      'Bonjour Zoé,',
      'Chère Madame, cher Monsieur,\n\nbienvenue !',
      'Ça y est : vous êtes invité(e)…',
    ],
    [
      'Posez vos questions, p. ex. sur la v. 2.1, etc. Voir chap. 3.2, p. 14 : « L’accueil ».',
      'Rendez-vous le 26/11/2026 à 9 h 30 (c.-à-d. demain), 12 bis, rue de l’Église, 2e étage.',
      'Prix : 1 299,99 € TTC, soit 25 % de moins ; M. Dupont et Mme N’Diaye vous répondent.',
      'Commencez ici : https://example.com/debut — ou écrivez à aide@example.com.',
      'Apportez :\n• votre ordinateur\n• un café !\n\nÀ bientôt, l’équipe (R&D)',
      'Tél. : 01 23 45 67 89. N.B. : la S.A.R.L. est fermée du 24.12 au 2.1. À 10h30, on commence.',
    ],
  ],
  Spanish: [
    ['¡Hola, José!', 'Estimada Sra. Muñoz:\n\nle damos la bienvenida.', '¿Listos? Os invitamos…'],
    [
      'Pregunten, p. ej., sobre la versión 3.5 o el apdo. 4.2; S.A. de C.V. y EE.UU. incluidos.',
      'Nos vemos el 26.11.2026 a las 9.30 h (a. m.), n.º 5, 2.ª planta, c/ Mayor.',
      'Cuesta 1.299,99 €, es decir, un 25 % menos; pregunte al Sr. Núñez o a D.ª Begoña.',
      'Empiece en https://example.com/inicio, o escriba a ayuda@example.com.',
      'Pasos:\n1.º Entrar.\n2.º Saludar... ¡y ya está! 🙂',
      'Tel. 91 123 45 67. P. D.: etc., etc. Atte., Ángel Ibáñez.',
    ],
  ],
  Portuguese: [
    ['Olá, João!', 'Exma. Sra. D. Inês,\n\nbem-vinda.', 'Você foi convidado…'],
    [
      'Pergunte, p. ex., sobre a versão 2.0.1 (v. pág. 14); S.A. e Ltda. também.',
      'A reunião é em 26/11/2026, às 9h30, no 2.º andar, sala 3.14, nº 5.',
      'Custa R$ 1.299,99 por ano, ou seja, 25% a menos; fale com o Sr. Simões.',
      'Comece em https://example.com/inicio; dúvidas: ajuda@example.com.',
      'Traga:\n- o portátil\n- um café ☕\n\nAbraços,\na equipa',
      'Tel.: +351 21 123 45 67. Obs.: não precisa de e-mail. Até já!',
    ],
  ],
  Turkish: [
    ['Merhaba Ayşe,', 'Sayın Dr. Öztürk,\n\nhoş geldiniz.', 'Davetlisiniz…'],
    [
      'Sorularınızı sorun, ör. 3.5 sürümü vb. konular (bkz. s. 14); Ltd. Şti. ve A.Ş. dahil.',
      '26.11.2026 günü saat 09.30’da, 2. katta, No: 5’te buluşuyoruz.',
      'Yıllık 1.299,99 ₺, yani %25 daha az; T.C. kimliği gerekmez.',
      'Buradan başlayın: https://example.com/basla ya da yardim@example.com adresine yazın.',
      'Adımlar:\n1.\tGiriş yapın.\n2.\tSelam verin... İyi günler!',
      'Tel. 0212 123 45 67. Not: İstanbul’da hava güzel, Işıl Hanım’a sorun.',
    ],
  ],
  Russian: [
    ['Здравствуйте, Анна!', 'Уважаемый Юрий Ильич,\n\nдобро пожаловать.', 'Вас пригласили…'],
    [
      'Спрашивайте, напр., о версии 3.5 и т.д., и т.п. (см. п. 4.2, стр. 14).',
      'Встреча 26.11.2026 в 9.30 утра, ул. Мира, д. 5, кв. 12, 2-й этаж.',
      'Цена 1 299,99 руб. за год, т.е. на 25 % меньше; ООО «Ада» платит.',
      'Начните здесь: https://example.com/start, или пишите на help@example.com.',
      'Шаги:\n1. Войти.\n2. Поздороваться...\n\nС уважением, А. С. Щукин',
      'Тел. +7 495 123-45-67. P.S. Ёлка будет! № 5.',
    ],
  ],
  Arabic: [
    ['مرحبًا أحمد،', '\u200fالسيد د. خالد المحترم،\n\nأهلًا وسهلًا.', 'أنتم مدعوّون…'],
    [
      'اسألوا مثلًا عن الإصدار 3.5 (ص. 14)، \u200eNode.js\u200f وغير ذلك.',
      'موعدنا يوم ٢٦/١١/٢٠٢٦ الساعة ٩:٣٠ ص.، الطابق الثاني، رقم ٥.',
      'السعر 1,299.99 دولار سنويًا، أي أقل بنسبة ٢٥٪؛ شركة \u2068ACME\u2069 تدفع.',
      'ابدأ من هنا: https://example.com/ar أو راسلنا على help@example.com.',
      'الخطوات:\n١. تسجيل الدخول.\n٢. التحية... 😊',
      'هاتف: 0123 456 789. ملاحظة: ق.م. و ه. و ت. اختصارات.',
    ],
  ],
  Persian: [
    ['سلام امیر‌حسین،', 'سرکار خانم دکتر رضایی،\n\nخوش آمدید.', 'شما دعوت شده‌اید…'],
    [
      'می‌توانید بپرسید، مثلاً دربارهٔ نسخهٔ ۳٫۵ و غیره (ص. ۱۴)؛ به‌روز باشید.',
      'قرار ما ۵ آذر ۱۴۰۵ ساعت ۹:۳۰ صبح، طبقهٔ ۲، پلاک ۵.',
      'هزینهٔ سالانه ۱٬۲۹۹٫۹۹ دلار است، یعنی ۲۵٪ کمتر.',
      'از این‌جا آغاز کنید: https://example.com/fa یا help@example.com.',
      'گام‌ها:\n۱. وارد شوید.\n۲. سلام کنید...',
      'تلفن: ۰۲۱-۱۲۳۴۵۶۷۸. پ.ن.: نیازی به ای‌میل نیست.',
    ],
  ],
  Hindi: [
    ['नमस्ते प्रिया,', 'आदरणीय डॉ. शर्मा,\n\nआपका स्वागत है।', 'आप आमंत्रित हैं…'],
    [
      'पूछिए, जैसे संस्करण 3.5 के बारे में (पृ. 14), श्री. वर्मा या ई.पू. इत्यादि।',
      'हम 26.11.2026 को सुबह 9.30 बजे मिलेंगे, कमरा नं. 5 में।',
      'वार्षिक शुल्क ₹1,299.99 है, यानी 25% कम। प्रा. लि. भी।',
      'यहाँ से शुरू करें: https://example.com/hi या help@example.com पर लिखें।',
      'चरण:\n1. साइन इन करें।\n2. नमस्ते कहें... 🙏',
      'दूरभाष: 011-2345 6789। राष्‍ट्र और क्‍षमा के लिए धन्यवाद।',
    ],
  ],
  Chinese: [
    ['小明，你好！', '尊敬的王女士：\n\n欢迎加入。', '您已受邀……'],
    [
      '有问题请提问，例如3.5版、Node.js、C++等（见第14页）。AI 小组每周一开会。',
      '我们于2026年11月26日上午9:30在2号楼5层见面。IT 部门会提供帮助。',
      '每年￥1,299.99，即便宜25%；我们使用AWS。AI课程也包含在内。',
      '从这里开始：https://example.com/zh。谢谢！也可写信至 help@example.com。',
      '步骤：\n1．登录。\n2．打个招呼……😊',
      '电话：010-12345678。请访问https://docs.example.com/a.html查看《指南》。',
    ],
  ],
  Japanese: [
    ['太郎さん、こんにちは！', '髙橋様\n\nようこそお越しくださいました。', 'ご招待です…'],
    [
      'ご質問は、例えばVer.3.5やNode.jsについて（14ページ）。AIの話題も歓迎です。',
      '2026年11月26日（木）9時30分に2階5号室で会いましょう。ITスキルは不要です．',
      '年間￥12,999（25％引き）です。AWSを使います。ＡＩ講座もあります。',
      'こちらから：https://example.com/ja 。または help@example.com まで。',
      '手順：\n１．ログイン\n２．ごあいさつ……',
      'TEL：03-1234-5678。「ヴァン・ダイク」様もご一緒に。',
    ],
  ],
  Korean: [
    ['안녕하세요, 민준 님!', '존경하는 남궁 선생님,\n\n환영합니다.', '초대합니다…'],
    [
      '예를 들어 3.5 버전이나 Node.js 등을 물어보세요(14쪽).',
      '2026. 11. 26.(목) 오전 9시 30분, 2층 5호실에서 만나요.',
      '연 1,299.99달러, 즉 25% 저렴합니다. (주)에이다',
      '여기서 시작하세요: https://example.com/ko 또는 help@example.com.',
      '단계:\n1. 로그인\n2. 인사... 😀',
      '전화: 02-123-4567. 추신: 이메일은 필요 없습니다.',
    ],
  ],
}

/** At least 200 texts of an invitation in twelve languages and more, each whole. */
export function ordinaryTexts(): readonly string[] {
  return Object.values(languages).flatMap(([beginnings, details]) =>
    beginnings.flatMap((beginning) => details.map((detail) => `${beginning}\n\n${detail}`)),
  )
}

/** Their first lines, as titles. */
export function ordinaryTitles(): readonly string[] {
  const lines = Object.values(languages).flatMap(([beginnings, details]) => [
    ...beginnings,
    ...details,
  ])
  return lines.map((text) => text.split('\n')[0] ?? '').filter((line) => line !== '')
}
