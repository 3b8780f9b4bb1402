// The page about who helps in Turkish, Urdu, Arabic and Polish. Off until somebody who speaks the language has read it through.
import type { da } from './texts.da.ts'
import { en } from './texts.en.ts'

type Shown = Pick<typeof da, 'title' | 'lead' | 'topics' | 'police' | 'tellTown' | 'call' | 'open' | 'checked' | 'back'>
const withRest = (shown: Shown): typeof da => ({ ...en, ...shown })

export const moreTexts = {
  tr: withRest({
    title: 'Buradan yardım alabilirsiniz',
    lead: 'Bu sayfada hiçbir şey kaydetmiyoruz. Yardım edebilecekleri arayın ya da onlara yazın.',
    topics: {
      child: 'Bir çocuk için endişeli misiniz?',
      victim: 'Siz ya da başka biri şiddet mi gördü?',
      hate: 'Birine tehdit ya da nefret mi var?',
      talk: 'Biriyle konuşmak ister misiniz?',
    },
    police: 'Polisi 114 numarasından arayın. Şu anda tehlike varsa 112’yi arayın.',
    tellTown: 'Belediyeye söyleyin. Emin olmanız gerekmez. Adınızı vermeniz gerekmez.',
    call: 'Arayın:',
    open: 'Sayfayı açın',
    checked: (day) => `Numaralar ${day} tarihindeki hâliyledir.`,
    back: 'Geri dön',
  }),
  ur: withRest({
    title: 'یہاں مدد مل سکتی ہے',
    lead: 'ہم اس صفحے پر کچھ محفوظ نہیں کرتے۔ ان کو فون کریں یا لکھیں جو مدد کر سکتے ہیں۔',
    topics: {
      child: 'کیا آپ کو کسی بچے کی فکر ہے؟',
      victim: 'کیا آپ یا کسی اور کو مارا گیا؟',
      hate: 'کیا کسی کو دھمکی یا نفرت کا سامنا ہے؟',
      talk: 'کیا آپ کسی سے بات کرنا چاہتے ہیں؟',
    },
    police: 'پولیس کو 114 پر فون کریں۔ ابھی خطرہ ہو تو 112 پر فون کریں۔',
    tellTown: 'بلدیہ کو بتائیں۔ یقین ہونا ضروری نہیں۔ نام بتانا ضروری نہیں۔',
    call: 'فون کریں:',
    open: 'صفحہ کھولیں',
    checked: (day) => `نمبر ${day} کے مطابق ہیں۔`,
    back: 'واپس',
  }),
  ar: withRest({
    title: 'هنا تجد المساعدة',
    lead: 'لا نحفظ شيئًا في هذه الصفحة. اتصل بمن يستطيع المساعدة أو اكتب إليه.',
    topics: {
      child: 'هل أنت قلق على طفل؟',
      victim: 'هل تعرضت أنت أو غيرك للضرب؟',
      hate: 'هل هناك من يُهدَّد أو يُكره؟',
      talk: 'هل تريد أن تتحدث مع أحد؟',
    },
    police: 'اتصل بالشرطة على 114. إذا كان هناك خطر الآن فاتصل بالرقم 112.',
    tellTown: 'أخبر البلدية. لا يلزم أن تكون متأكدًا. لا يلزم أن تذكر اسمك.',
    call: 'اتصل:',
    open: 'افتح الصفحة',
    checked: (day) => `الأرقام كما كانت في ${day}.`,
    back: 'رجوع',
  }),
  pl: withRest({
    title: 'Tu znajdziesz pomoc',
    lead: 'Na tej stronie niczego nie zapisujemy. Zadzwoń lub napisz do tych, którzy mogą pomóc.',
    topics: {
      child: 'Martwisz się o dziecko?',
      victim: 'Ktoś bije ciebie lub kogoś innego?',
      hate: 'Komuś ktoś grozi lub go nienawidzi?',
      talk: 'Chcesz z kimś porozmawiać?',
    },
    police: 'Zadzwoń na policję: 114. Jeśli grozi niebezpieczeństwo, zadzwoń pod 112.',
    tellTown: 'Powiedz miastu. Nie musisz mieć pewności. Nie musisz podawać nazwiska.',
    call: 'Zadzwoń:',
    open: 'Otwórz stronę',
    checked: (day) => `Numery z dnia ${day}.`,
    back: 'Wstecz',
  }),
}
