// Words that are a name and something else besides, and words written with a capital letter that are nobody's name.

const split = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter((word) => word !== ''))

/** Given names that are everyday words in Danish or English: a name when written with a capital letter inside a sentence, or when the words around say so. */
export const alsoWords = split(`
aman ama amal amber an anh ann ane aske ask awa aya ayo ata batu bay ben bent birk bitten bjørn blake bob bo bill brook can carol
chase chi crystal dan dawn dean deniz dima drew due dung dungen efe ece ege ejnar el else em er ella falk fred frede frank frost
gene glen grace gro gry gul gunner guy hacer hadi hala hans hanh hao haya hayat hazel heather helle hiba holly hung hope ib ian
iman ion ivy issa isa jack jade jan jay jean jihad jihan jo jordan joy jul jun kai kaj kate ken kent kim kumar lan lance lee liban
liv liva lilje lina line lis loke lone long lucky luna lykke lærke malak marina mark marko max may mai mei mike minh mine ming
mille milo muse my nam nete nick nil nima noor nur nour oda obi olive ove palle pam pat pari penny per pil poppy polat precious
raj ram rand rana ray regner rene rex rida rob robin ron rosa roy ruby rune raja said salam sam sana saba sevgi siv signe sine sky
sol son song sten steen stig storm su sue summer svane svend søren søs tage taha tara tea thi tien tilde tim tom tore tra trine
troy tue uma umut vagn van vibe viet vilde viola violet vita will yan yaw yen yeter gül nike mentor granit angel cherry dolores
mercedes carmen florence georgia paris chelsea madison art dick rusty sandy shannon
`)

/** Months, plants, saints and shops: a name only where the words around say so, even with a capital letter. */
export const seldomNames = split(
  'maj may april june august sommer summer jul rose irma jesus can my long son van sol sky er su an em line mercedes jordan paris georgia',
)

/** Family names that are everyday words or places: a name only after a given name or a title. */
export const alsoPlaces = split(`
bach bagger bang bak bay bech beck berg borg brandt bro brun busk bæk dahl dal dam degn due eg falk fisker fischer fog foged frank frost gade gert grøn hald hammer hede hein hoff holm holst hvid høj højer jul juul jäger jæger just kirk kirkeby kirkegaard koch krog kruse kudsk lange lind linde lund lyng munk nyborg nygaard ravn riis
skov skytte slot smed sommer sonne stage steen storm strand strøm svane tang toft torp vad vang vester vestergaard vinther winther østergaard nørgaard søndergaard overgaard damgaard bisgaard gammelgaard voss wagner
can kara kaya koç koc kurt uzun güler bulut polat altun altin khan malik raja shah rana said noor nur jama taha issa saad awad rus popa radu bui vu vo do vang king white green hall hill wood price young bell cox gray grey lee cook baker mason ward walker james scott parker cooper carter turner clark marshall chapman palmer foster hunt mills shaw may moore allen martin
lewis harris ellis bailey cruz reyes santos dela ali meyer weber egal aden osman omar farah salah abdi jones davies evans king
`)

/** The last word of a street or a place: what stands before it is its name. */
export const placeWords = split(`
vej vejen gade gaden allé alle alléen plads pladsen torv torvet stræde strædet boulevard boulevarden vænge vænget have haven park parken sti stien kvarter kvarteret gård gården bro broen skole skolen kirke kirken station minde kolonihave plejehjem plejecenter center bycenter centret hus huset bad mose sø hal hallen bakke bakken eng engen toft høj passage gang kaj børnehave bibliotek museum museet fond legat hospital stadion havn havnen strand strande
street road lane avenue square close drive park school church station court place way hill bridge hospital house centre center hall library gardens
`)

/** Streets and places in one word end so. */
export const placeEnding =
  /(?:vej|vejen|gade|gaden|allé|alleen|plads|pladsen|torv|torvet|stræde|vænge|vænget|have|haven|parken|park|stien|sti|kvarteret|gård|gården|gaard|broen|skole|skolen|kirke|kirken|station|stationen|centret|center|centeret|huset|hallen|mosen|søen|havn|havnen|stranden|strand|bakken|engen|klubben|køb|købing|rup|strup|lev|løse|borg|bæk|høje|by)s?$/

/** Words that stand with a capital letter inside sentences and are nobody's name. */
export const capitalWords = split(`
de i jeg du vi gud jul påske pinse ramadan eid bededag danmark dansk danish denmark københavn copenhagen kbh ishøj greve hundige brøndby vallensbæk albertslund taastrup høje køge roskilde amager vestegnen sjælland fyn jylland sverige tyskland polen tyrkiet somalia syrien irak iran pakistan england usa eu
netto føtex rema lidl aldi fakta matas bilka coop kvickly superbrugsen brugsen irma meny elgiganten silvan bauhaus kiwi spar seven eleven mcdonald's burger dsb movia metro facebook instagram snapchat tiktok google youtube whatsapp messenger politiet ssp kommunen rådhuset falck covid corona tv tv2 dr bmw audi opel fiat ford skoda mercedes volvo toyota vw golf polo suzuki yamaha honda piaggio vespa puch tesla kia hyundai peugeot citroën renault mazda nissan seat
store lille gamle gammel ny nye nord syd øst vest midt øster vester nørre sønder over under blok opgang stuen arken kfum fdf rotary lions røde kors ældresagen bo-vest domea kab lejerbo fsb aab 3b
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december english turkish arabic polish i i'm i've i'd christmas easter north south east west old new upper lower great
mandag tirsdag onsdag torsdag fredag lørdag søndag januar februar marts maj juni juli oktober
en et der det den har her hvor når hvis så også men og eller the a an it they we he she my our there this that please nobody somebody hej hi hello dear kære tak thanks bare meget ikke alle nogen ingen mange to tre fire fem mit min mine vores deres hans hendes dit din jeres man hvad hvem hvorfor hvordan
`)

/** Shops, feasts and the like that are called after people. */
export const calledAfterPeople = [
  'Harald Nyborg',
  'Louis Nielsen',
  'Jensens Bøfhus',
  'Jensens Køkken',
  'Johannes Fog',
  'Carl Ras',
  'Thomas Cook',
  'Søstrene Grene',
  'Jack & Jones',
  'Fætter BR',
  'Sankt Hans',
  'Sct. Hans',
  'Skt. Hans',
  'Mortensaften',
  'Mortens aften',
  'Dronning Margrethe',
  'Kong Frederik',
  'Kong Christian',
  'Kong Hans',
  'for søren',
  'Hans Majestæt',
  'Lars Larsen Group',
  'Mads Nørgaard',
  'Ole Lynggaard',
  'Georg Jensen',
  'Peter Beier',
  'Max Burgers',
]
