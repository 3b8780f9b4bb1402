// The words themselves: data, one line a kind, Danish before English. Longer ones stand before the shorter ones they hold.

export const betters = [
  'conduct',
  'group-by-age',
  'group-by-origin',
  'group-by-name',
  'group-by-sex',
  'group-by-trouble',
  'look',
  'what-is-done',
  'what-is-felt',
  'what-thing',
  'which-times',
] as const
/** How to say it instead; each has a sentence in the texts. */
export type Better = (typeof betters)[number]

type Words = readonly (readonly [better: Better, pattern: string])[]

/** Young and old are trees and bridges too. */
const noThing = '(?!\\s+(?:træ|plant|busk|hæk|skov|hund|fugl|bro|bil|cyk|hus|bygning|blok|skilt|lamp|lygte|bænk|hegn|mur)\\p{L}*)'

/** Kinds of people. */
export const personWords: Words = [
  // By origin, faith or language.
  [
    'group-by-origin',
    'indvandrer\\p{L}*|(?:anden|ikke-?vestlig|fremmed)\\s+etnisk\\s+(?:baggrund|herkomst)|etnisk\\w*|ikke-?vestlig\\w*|udlænding\\w*|\\p{L}*flygtning\\p{L}*|asylansøger\\p{L}*|tosproge\\p{L}*|nydanske(?:r\\p{L}*)?|efterkommer\\w*|andengenerations\\w*|perker\\w*|paki(?:er|ere|erne|s)?|muslim\\w*|araber\\w*|arabisk\\w*|tyrker\\w*|tyrkisk\\w*|somalier\\w*|somalisk\\w*|pakistaner\\w*|pakistansk\\w*|polak\\w*|polske|rumæner\\w*|rumænsk\\w*|østeuropæ\\w*|roma(?:er|ere|erne)?|sigøjner\\w*|grønlænder\\w*|mørk(?:e|lødede|hudede)?\\s+(?:drenge|mænd|unge|typer|fyre)\\w*|mørk(?:e|t)?\\s+(?:i\\s+huden|hud)|sorte\\s+(?:mænd|drenge|unge|fyre)',
  ],
  [
    'group-by-origin',
    'immigrant\\w*|foreign\\s+(?:looking|people|men|boys|youths?)|foreign(?=\\s+(?:teen|kid|youth|boy|m[ae]n))|migrant\\w*|foreigner\\w*|refugee\\w*|ethnic\\w*|non-western\\w*|muslims?|arabs?|arabic|turks?|turkish|somalis?|pakistanis?|polish\\s+(?:men|people|workers|guys)|romanians?|eastern\\s+europeans?|gyps\\w*|greenlanders?|brown\\s+(?:boys|men|youths?)|black\\s+(?:boys|men|youths?)|dark-skinned',
  ],
  [
    'group-by-origin',
    'afrikan\\p{L}*|afghan\\p{L}*|syrer\\p{L}*|syrisk\\p{L}*|iraker\\p{L}*|irakisk\\p{L}*|iraner\\p{L}*|kurder\\p{L}*|kurdisk\\p{L}*|libanes\\p{L}*|palæstinens\\p{L}*|marokkan\\p{L}*|albaner\\p{L}*|litau\\p{L}*|ukrain\\p{L}*|østarbejder\\p{L}*|asiat\\p{L}*|jøde(?:r|rne)|neg(?:er(?:e|ne)?|re|rene)',
  ],
  // Colours are of people only where no thing follows.
  ['group-by-origin', 'de\\s+(?:fremmede|sorte|brune)(?=\\s+(?:i|fra|der|som|kører|råber|står|sidder|samles)(?!\\p{L})|\\s*[.,!?]|\\s*$)'],
  [
    'group-by-origin',
    'african(?:s|\\s+(?:men|boys|people|youths?))|syrians?|afghans?|iraqis?|kurds?|kurdish|lebanese|palestinians?|moroccans?|lithuanians?|ukrainians?|asians?|black\\s+(?:people|guys|kids)|brown\\s+(?:people|guys|kids)|asylum\\s+seekers?|jews',
  ],
  // A group by a name or a bad word.
  [
    'group-by-name',
    'bande(?:n|r|rne|medlem\\w*|unge|type\\w*|grupp\\w*)?|ungdomsbande\\w*|rocker(?:e|en|ne|type\\p{L}*)?|idiot(?:er|erne)?|skiderik\\p{L}*|møgung\\p{L}*|tosse(?:r|rne)|slæng(?:et)?|kliken?|klike|banditter(?:ne)?|bølle(?:r|rne|n)?|ballademager(?:e|ne|en)?|uromager(?:e|ne|en)?|vandal(?:er|erne)?|kriminelle(?:\\s+(?:typer|unge))?|småkriminel\\w*|gangster\\w*|hærværksmand\\w*|hærværksmænd(?:ene)?|rødder(?:ne)?(?!\\s+(?:fra|på|under|langs|af|løfter|stikker|bryder|vokser|skyder))|type(?:r|rne)(?!\\s+af)|slyngl\\w*|pøbel(?:en)?|utilpassede?(?:\\s+unge)?|de\\s+utilpassede|utilpasset\\w*|belastede(?:\\s+unge)?|udsatte(?:\\s+unge)?|problemunge|problemfamilie\\w*|ghetto\\w*',
  ],
  [
    'group-by-name',
    'gangs|(?:a|the|this|that|local|youth)\\s+gang(?:\\s+of)?|gang\\s+(?:members?|of)|gangsters?|thugs?|hooligans?|troublemakers?|vandals?|yobs?|criminals?|delinquents?|rowdies|scum|misfits|anti-?social\\s+(?:people|youths?|elements)|lowlifes?|ghetto\\w*',
  ],
  // By what is hard in their lives.
  [
    'group-by-trouble',
    '\\p{L}*narkoman\\p{L}*|narkoer(?:e|ne)?|fulderik\\p{L}*|de\\s+fulde(?!\\s+(?:container|spand|sække|skralde|kurve))|junkie\\w*|misbruger\\w*|stofmisbruger\\w*|alkoholiker\\w*|dranker\\w*|druk(?:mås\\w*|kenbolt\\w*)|sut(?:ter|terne)|hjemløs\\w*|bums(?:er|erne)?|tigger(?:e|ne|en)?|psykisk\\s+syge?|sindssyg\\w*|psykopat\\w*|prostituere\\w*|luder\\w*|bistandsklient\\w*|kontanthjælpsmodtager\\w*|handicappede?',
  ],
  [
    'group-by-trouble',
    'junk(?:ie|y|ies)s?|addicts?|drunks?|drunkards?|alcoholics?|homeless(?:\\s+people)?|beggars?|tramps?|mentally\\s+ill|psychos?|prostitutes?|drug\\s+users?|crackheads?|vagrants?|winos?',
  ],
  // By age.
  [
    'group-by-age',
    `(?:store\\s+)?(?:unge|ung)${noThing}(?:\\s+(?:mænd|mennesker|fyre|drenge|piger|kvinder|mand))?|(?:de\\s+)?unge${noThing}|ungerne|pubertets\\p{L}*|gymnasi(?:ast|eelev)\\p{L}*|ungdommen|ungdom|teenager(?:e|en|ne|drenge|piger)?|teenagedreng\\w*|knægt(?:e|ene|en)?|børn(?:ene)?|barn(?:et)?|skolebørn(?:ene)?|skoleelev\\w*|lømm(?:el|elen)|løml(?:er|erne)|gamle\\s+(?:mænd|damer)|pensionist\\w*|ældre${noThing}(?:\\s+(?:mænd|damer|mennesker))?`,
  ],
  [
    'group-by-age',
    'young(?:\\s+(?:people|men|man|lads|boys|women|girls))|youngsters?|youths?|the\\s+young|teens?|teenagers?|kids?|children|juveniles?|adolescents?|old\\s+(?:men|people|ladies)|schoolchildren|pensioners',
  ],
  // By sex.
  [
    'group-by-sex',
    '\\p{L}*dreng(?:e|ene|en)?|drenge(?:streg|grupp|bande|flok|røv)\\p{L}*|mænd(?:ene)?|mand(?:en)?|fyr(?:e|ene|en)|gutter(?:ne)?|pige(?:r|rne|n)?|kvinde(?:r|rne|n)?|tøs(?:er|erne|en)?|damer(?:ne)?',
  ],
  ['group-by-sex', 'boys?|(?:the|some|of|two|three|four|young|drunk)\\s+m[ae]n|a\\s+man|guys?|lads?|girls?|women|woman|blokes?|fellows?'],
  // By how they look.
  [
    'look',
    'hættetrøje\\w*|hættedreng\\w*|skæg(?:get|gede)?|mørkt?\\s+hår|sorthåre\\w*|mørkhåre\\w*|hudfarve|tørklæde\\w*|lyst?\\s+hår|tatover\\w*|kasket(?:ter)?|(?:sort|mørk)klædte?',
  ],
  ['look', 'hood(?:ie|ies|ed)|bearded|beards?|dark\\s+hair|dark-haired|blonde?|skin\\s+colou?r|headscar(?:f|ves)|tattoo\\w*'],
  // People of a place or family: nobody's name, but few enough to be known.
  ['conduct', 'naboen?|naboerne|overboen?|underboen?|genboen?|familien|beboeren|sønnen|søn|datteren|opgangens\\s+\\w+|bøllerne'],
  ['conduct', '(?:my|our|the)\\s+neighbou?rs?|neighbou?rs?|tenants?|the\\s+family|his\\s+son|their\\s+son'],
]

/** Words that could mean anything. */
export const vagueWords: Words = [
  [
    'what-is-done',
    'ballade(?:n)?|uro(?:en)?|urolighed\\w*|chikane(?:n|re\\w*)?|chikaner\\w*|gene(?:r|rne|n)|generende|hærger?|hærgen|laver?\\s+(?:larm\\s+og\\s+)?ballade|opfører\\s+sig\\s+(?:dårligt|truende|upassende|uroligt|anderledes)|dårlig\\s+opførsel|utilpasset\\s+adfærd|asocial\\w*|anti-?social\\s+adfærd|uacceptabel\\w*|upassende|truende\\s+adfærd|adfærd(?:en)?|kriminalitet(?:en)?|kriminelt|forstyrrelse(?:r|rne)?|forstyrrer|hænger\\s+ud|hænge\\s+ud|står\\s+og\\s+hænger|driver\\s+rundt|provokerer?|provokerende|konflikter?|optøjer',
  ],
  [
    'what-is-done',
    'trouble|disorder|nuisance|anti-?social\\s+behaviou?r|bad\\s+behaviou?r|misbehav\\w*|harass(?:ment|es|ing|ed)?|hanging\\s+(?:around|out)|hang\\s+(?:around|out)|loiter\\w*|annoy\\w*|disturbances?|disturbing|inappropriate|unacceptable|threatening\\s+behaviou?r|crime|criminal\\s+(?:activity|behaviou?r)|provok\\w*|rowdy|unrest',
  ],
  [
    'what-is-felt',
    'utryg(?:hed|heden|t|ge|hedsskabende)?|ubehagelig\\w*|ubehag(?:et)?|dårlig\\s+stemning|stemning(?:en)?|ond\\s+stemning|uhyggelig\\w*|træls|slemt?|slemme|forfærdelig\\w*|mærkelig\\w*|underlig\\w*',
  ],
  ['what-is-felt', 'unsafe|insecur\\w*|unpleasant|uncomfortable|bad\\s+(?:atmosphere|vibes?)|scary|creepy|horrible|awful|weird|strange'],
  [
    'what-thing',
    'problem(?:er|erne|et|atisk\\w*)?|ting(?:ene)?|noget\\s+(?:lort|skidt|rod)|rod(?:et)?|situation(?:en|er)?|forhold(?:ene)?|udfordring(?:er|erne|en)?|alt\\s+muligt|et\\s+og\\s+andet|m\\.?m\\.?|osv\\.?|og\\s+så\\s+videre|mv\\.?|lignende',
  ],
  ['what-thing', 'problems?|problematic|things?|stuff|issues?|situations?|mess|challenges?|all\\s+sorts|and\\s+so\\s+on|etc\\.?|something'],
  [
    'which-times',
    'tit|ofte|jævnligt|altid|konstant|hele\\s+tiden|for\\s+det\\s+meste|en\\s+gang\\s+imellem|af\\s+og\\s+til|nogle\\s+gange|somme\\s+tider|tidligt|sent|sene\\s+timer',
  ],
  [
    'which-times',
    'often|always|constantly|all\\s+the\\s+time|sometimes|regularly|now\\s+and\\s+then|frequently|at\\s+times|at\\s+odd\\s+hours',
  ],
]
