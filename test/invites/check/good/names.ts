/** Given names and family names as people write them, by script or language. */
const people: Readonly<Record<string, readonly [given: string, family: string]>> = {
  English: [
    'Ada Grace Alan Barbara Mary-Jane Seán D’Arcy Zoë J. Ann-Marie Beau St.',
    "Lovelace Hopper O'Neil O’Brien McDonald Smith-Jones Fitz-Gerald Ng Turing Jr. III Wright",
  ],
  German: [
    'Jürgen Käthe Björn Anneliese Karl-Heinz Łukasz Groß Ömer Änne Dörte Sören Maria',
    'Müller Groß Weißenbach von der vom Schäfer Höß Köhler-Straßer Freiherr Ünlü Öztürk',
  ],
  French: [
    'François Zoé Éloïse Jean-Pierre Anaïs Loïc Hélène Cécile Noël Benoît Chloé Maëlys',
    "Lefèvre L'Hôpital D'Aboville de-la-Tour Le-Roux Çelik Œuvrard Pélissier Châtelain N'Diaye Ü Guérin",
  ],
  Spanish: [
    'José María-José Íñigo Begoña Ángel Ñusta Ramón Úrsula Nicolás Sofía Mª Inés',
    'Muñoz García-López Núñez Ibáñez Echeverría Peña Güell Y Álvarez Ortíz Zúñiga Domínguez',
  ],
  Portuguese: [
    'João Conceição Inês Antônio Luís Gonçalo Mônica Ângela Estêvão Lúcia Zé Tomás',
    "Araújo Simões d'Ávila Magalhães Brandão São-Tomé Conceição Gonçalves Leitão Peixoto Sá Luís",
  ],
  Nordic: [
    'Åsa Bjørn Þóra Sigríður Øyvind Ægir Jóhanna Søren Märta Ýmir Ðorri Annika',
    'Ångström Sørensen Guðmundsdóttir Þorsteinsson Bjørk-Hansen Åkesson Mäkelä Hämäläinen Ó Øst Næss',
  ],
  Slavic: [
    'Łucja Žofie Šárka Đorđe Čeněk Ľubica Żaneta Ćiril Jiří Ondřej Ágota Ștefan',
    'Dvořák Wałęsa Šťastný Ďurica Đoković Żółć Čapek Řehoř Hradečný Łukaszewicz Kovač Țepeș',
  ],
  Turkish: [
    'İbrahim Ayşe Çağla Gökçe Şükrü Işıl Ömer Ülkü Tuğba Yiğit Ğani Selim',
    'Yıldız Çelik Şahin Öztürk Güneş Kılıç İnönü Ağaoğlu Demir Ünal Işık Koç',
  ],
  Vietnamese: [
    'Nguyễn Đức Phương Thị Hồng Ánh Quốc-Bảo Tuấn Thuỷ Ngọc Mỹ Việt',
    'Trần Lê Phạm Huỳnh Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý',
  ],
  Decomposed: [
    'Jose\u0301 Zoe\u0308 Franc\u0327ois A\u030asa Nguye\u0302\u0303n S\u030ca\u0301rka',
    'Mu\u0308ller Pen\u0303a Dvor\u030ca\u0301k Le\u0301vy Gru\u0308n A\u030angstro\u0308m',
  ],
  Polynesian: [
    'Kaʻiulani Kawika Nālani Hōkū Māui Tāne Aroha Leilani Keʻala Sāmoa',
    'Kealiʻiwahamana Kamāmalu Ngāpuhi Tūhoe Pōmare Kahananui Hōkūleʻa Māhoe Vā Tonga',
  ],
  Greek: [
    'Γιώργος Ελένη Ανδρέας Ιωάννα Χρήστος Ευαγγελία Σπύρος Μαΐρη Ἀλέξανδρος Ζωή',
    'Παπαδόπουλος Οικονόμου Ζαχαρίας-Λέκκα Τσίπρας Γεωργίου Ξένος Ψαρρός Ωνάσης Μαΐου Κώτσης',
  ],
  Cyrillic: [
    'Анна Юрий Ёжик Ольга Їжак Євген Ђорђе Ґанна Ўзор Өнөр Қайрат Ңурай',
    'Иванов Щукин-Гусев Ковальчук Їжакевич Његош Џамоња Өмүрбеков Қасымов Ўринов Ћирић О’Коннор Ѓорѓи',
  ],
  Georgian: [
    'ნინო გიორგი თამარ დავით მარიამ ლევან ქეთევან ზურაბ ანა შოთა',
    'ბერიძე კვარაცხელია შევარდნაძე მაისურაძე გელაშვილი ჯაფარიძე ხვიჩია წერეთელი ფალიაშვილი ღლონტი',
  ],
  Armenian: [
    'Անի Հայկ Արմեն Նարե Տիգրան Սոնա Գևորգ Լուսինե Վահե Շուշան',
    'Սարգսյան Պետրոսյան Հովհաննիսյան Գրիգորյան Խաչատրյան Մկրտչյան Ազնավուր Տեր-Պետրոսյան Եղիազարյան Ղազարյան',
  ],
  Hebrew: [
    'יעל דוד שָׂרָה אברהם תמר משה נועה יוסי רחל ג׳ורג׳',
    'כהן לוי בן־גוריון מזרחי פרץ שלום ז׳בוטינסקי אביטל צ׳רני רוזנברג',
  ],
  Arabic: [
    'محمد فاطمة عبد‌الله عائشة يوسف \u200fأحمد\u200f مُحَمَّد ليلى نور خالد',
    'الحسن بن‌علي آل‌سعود أبو‌بكر المصري \u200fحداد\u200f الشّامي عبدالرحمن الطيّب خوري',
  ],
  Persian: [
    'امیر‌حسین زهرا مهدی پریسا ژاله گل‌ناز علی‌رضا شیرین بی‌تا چنگیز',
    'محمدی‌نژاد رضایی حسین‌پور گودرزی کریمی‌زاده موسوی شاه‌عباسی یزدی پهلوان ژرف',
  ],
  Urdu: ['عمران ثریّا ذوالفقار ٹیپو گڑیا نُصرت', 'خان بھٹّو چودھری ڈار ے‌زئی قُریشی'],
  Hindi: [
    'प्रिया कृष्ण ज्योत्स्ना अर्जुन श्रुति क्‍षमा दुर्गा हृषीकेश ऋतु ॐप्रकाश',
    'शर्मा त्रिपाठी श्रीवास्तव मिश्र वर्मा चट्टोपाध्याय द्विवेदी सिंह राष्ट्र‌पाल ठाकुर',
  ],
  Bengali: ['রবীন্দ্রনাথ সৌমিত্র অপর্ণা র‍্যাচেল কৃষ্ণা মৈত্রেয়ী', 'ঠাকুর চট্টোপাধ্যায় সেনগুপ্ত ভট্টাচার্য দাশ বন্দ্যোপাধ্যায়'],
  Tamil: ['முருகன் லட்சுமி கார்த்திக் ஸ்ரீதேவி அருண் ஜெயலலிதா', 'சுப்பிரமணியம் பிள்ளை ஐயர் கிருஷ்ணன் நடராஜன் ஷண்முகம்'],
  Telugu: ['లక్ష్మి వెంకట్ శ్రీనివాస్ సుష్మా కృష్ణ స్రవంతి', 'రెడ్డి నాయుడు చౌదరి శర్మ రావు అక్కినేని'],
  Kannada: ['ಶ್ರೀಧರ ಲಕ್ಷ್ಮೀ ರಾಜ್‌ಕುಮಾರ್ ಗಿರೀಶ್ ಪ್ರಿಯಾ ಸುಧಾ', 'ಮೂರ್ತಿ ಕಾರ್ನಾಡ್ ಹೆಗ್ಡೆ ಗೌಡ ಶೆಟ್ಟಿ ಭಟ್ಟ'],
  Malayalam: [
    'അനില്‍ ശ്രീകല മോഹന്‍ലാല്‍ ആൻ മീര സൂര്യന്‍ ബാലൻ ഷീല',
    'നായര്‍ മേനോന്‍ നമ്പൂതിരി പിള്ള കുര്യൻ വര്‍മ്മ ചാക്കോ തോമസ്',
  ],
  Sinhala: ['ශ්‍රී ක්‍රිෂ්ණා චන්ද්‍රිකා මහින්ද ප්‍රියංකා නුවන්', 'බණ්ඩාරනායක වික්‍රමසිංහ ද‍ැනුම් ප්‍රේමදාස ජයවර්ධන පෙරේරා'],
  Gujarati: ['નરેન્દ્ર કૃષ્ણા શ્રદ્ધા મોહનદાસ હીના', 'પટેલ ગાંધી ત્રિવેદી શાહ મોદી'],
  Gurmukhi: ['ਗੁਰਪ੍ਰੀਤ ਹਰਜੀਤ ਸਿਮਰਨ ਅੰਮ੍ਰਿਤਾ ਬਲਵਿੰਦਰ', 'ਸਿੰਘ ਕੌਰ ਗਿੱਲ ਢਿੱਲੋਂ ਬਰਾੜ'],
  Thai: ['สมชาย กัญญา ณัฐพงศ์ พิมพ์ชนก ธีรเดช อรุณี', 'ณ​อยุธยา ศรีสุวรรณ จันทร์โอชา ชินวัตร วงศ์สวัสดิ์ ใจดี'],
  Lao: ['ສົມສັກ ບຸນມີ ຄຳຫຼ້າ ແກ້ວ', 'ພົມວິຫານ ສີສຸພັນ ວົງວິຈິດ ໄຊຍະສອນ'],
  Khmer: ['សុភា ចាន់ថា ស្រីមុំ រតនា', 'ហ៊ុន សីហនុ កែវ ព្រំ'],
  Burmese: ['အောင်ဆန်း မြတ်နိုး သီရိ ကျော်ကျော်', 'စုကြည် ဦးသန့် ဝင်းမြင့် ခင်ဦး'],
  Tibetan: ['བསྟན་འཛིན་ སྒྲོལ་མ་ བཀྲ་ཤིས་', 'རྒྱ་མཚོ་ དབང་ཕྱུག་ ལྷ་མོ་'],
  Ethiopic: ['አበበ ሃይሌ ፀሐይ ገብረ፡ማርያም', 'ቢቂላ ገብረሥላሴ ወልደ፡ጊዮርጊስ መንግሥቱ'],
  Chinese: ['伟 芳 秀英 建国 雅婷 𠮷 欣怡 志明', '王 李 欧阳 司马 诸葛 陳 𨭎 阿卜杜拉·买买提'],
  Japanese: [
    '太郎 花子 さくら ユウキ 々子 結衣 龍󠄀 健一',
    '髙橋 佐藤 𠮷田 渡邉 小鳥遊 さいとう ヴァン・ダイク 葛󠄀城',
  ],
  Korean: ['민준 서연 지우 하늘 길동 예은', '김 이 박 남궁 선우 황보'],
  Mongolian: ['ᠲᠡᠮᠦᠵᠢᠨ ᠰᠦᠬᠡ', 'ᠪᠣᠷᠵᠢᠭᠢᠨ ᠴᠢᠩᠭᠢᠰ'],
  Cherokee: ['ᏍᏏᏉᏯ ᏩᎭᏯ', 'ᎤᏪᏘ ᏗᎦᏚ'],
}

/** At least 10,000 names: each given name with each family name, in the orders that people use. */
export function realNames(): readonly { readonly first: string; readonly last: string }[] {
  return Object.values(people).flatMap(([given, family]) => {
    const givenNames = given.split(' ')
    const familyNames = family.split(' ')
    return givenNames.flatMap((first, index) =>
      familyNames.flatMap((last, place) => [
        { first, last },
        { first: `${first} ${givenNames[(index + 1) % givenNames.length]}`, last },
        { first: last, last: first },
        { first, last: `${last}-${familyNames[(place + 1) % familyNames.length]}` },
        { first: `Dr. ${first}`, last: `${last} (${first})` },
      ]),
    )
  })
}
