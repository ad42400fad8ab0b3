"""The words that every talk is made of, whatever it is about: data only, folded words.

Grammar, numbers, time, place, degree, and the verbs that take their meaning from what
follows. Forms, and the lemmas the dictionary gives them. Words that may be somebody's
subject (kin, trades, things, doings) are not here.
"""

from collections.abc import Mapping

_DANISH = """
jeg du han hun den det vi i de mig dig ham hende os jer dem man en et ens min mit mine din dit dine
sin sit sine hans hendes dens dets vores vor vore jeres deres sig selv hinanden hver hvert enhver
ethvert denne dette disse sådan sådant sådanne samme anden andet andre nogen noget nogle ingen
intet ingenting hverken alt alting alle al begge flere fleste mange meget mere mest få færre mindre
mindst lidt lige ene eneste egen eget egne hvem hvad hvilken hvilket hvilke hvis hvor hvornår
hvordan hvorfor hvorhen der som at og eller men for så fordi når da selvom skønt mens imens indtil
før inden siden efter end både enten om af på med til fra ved hos over under mellem blandt mod imod
gennem igennem langs omkring bag bagved foran udenfor indenfor uden udover ifølge trods undtagen via
pr per ad op ned ind ud hen hjem frem bort væk oppe nede inde ude henne hjemme fremme borte her
derude derinde deroppe dernede derovre derhenne derfra dertil derhen derop derned derind derud
herude herinde heroppe hernede herovre herfra hertil herop herned herind herud ovre forbi rundt
tilbage videre sammen overalt dér nu dengang engang aldrig altid ofte tit sjældent somme tider igen
stadig endnu allerede snart straks senere tidligere først sidst sidste næste endelig netop kun bare
blot også heller ellers dog jo vel nok vist måske sikkert mon nemlig egentlig faktisk ligesom næsten
knap cirka ret temmelig ganske helt hel helst slet særlig særligt især nærmest ikke ja nej jamen
altså nå åh ok okay tja hov hej tak derfor dermed alligevel desværre heldigvis simpelthen virkelig
rigtig godt dårligt gerne sgu fandeme fanden satme selvfølgelig naturligvis præcis præcist bestemt
klart vigtig vigtigt væsentlig væsentligt grundlæggende svært fx eks ca pct
være er var været have har havde haft blive bliver blev blevet skulle skal ville vil kunne kan måtte
må burde bør turde gøre gør gjorde gjort få får fik fået komme kommer kom gå går gik gået tage tager
tog taget give giver gav givet se ser kigge sige siger sagde sagt tale snakke fortælle spørge svare
kalde hedde mene tro synes tænke vide ved vidste høre forstå føle kende finde lade lad sætte
lægge ligge stå stod sidde holde begynde starte slutte fortsætte bruge lave ske hænde prøve
passe virke vise mangle gælde ende kaste trække følge fare
god bedre bedst dårlig værre værst stor større størst lille små lang lange kort høj lav ny ældre
sød fin fint pæn pænt slem hård nem svær let forkert gal galt forskellig mulig umulig hurtig langsom
fuld tom
nul to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten
nitten tyve tredive fyrre halvtreds tres halvfjerds firs halvfems hundrede tusind tusinde million
milliard første tredje fjerde femte sjette syvende ottende niende tiende halv halvdel halvanden
kvart dobbelt gang gange antal del procent nummer par stykke stk flok masse resten rest meter
kilometer kilo krone øre side
tid dag uge måned år årti time minut sekund øjeblik klokke klokken kvarter nat morgen morges
formiddag middag eftermiddag aften weekend hverdag sommer vinter forår efterår jul mandag tirsdag
onsdag torsdag fredag lørdag søndag januar februar marts april maj juni juli august september
oktober november december
folk menneske person ting måde slags sted sag problem ord eksempel ende
"""

_ENGLISH = """
i you he she it we they me him her us them my mine your yours his hers its our ours their theirs
myself yourself himself herself itself ourselves themselves one this that these those the a an some
any no none every each all both either neither many much more most few fewer less least little
other another same such own who whom whose which what where when why how and or but so because if
though although while until till since before after as than of in on at by for from to with without
within about above across against along among around behind below beneath beside between beyond
down during except into like near off onto out over past through toward towards under up upon via
here there everywhere somewhere nowhere anywhere away back home forward together not never always
often sometimes seldom ever again still yet already soon now then once later earlier first last
next just only also too even else rather quite very really actually basically almost nearly perhaps
maybe probably certainly especially exactly clearly course important
yes yeah no nope well okay ok oh ah please thanks sort kind
be am is are was were been being have has had having do does did done doing will would shall should
can could may might must ought need dare let get gets got gotten getting go goes went gone going
come comes came coming take takes took taken give gives gave given make makes made see sees saw
seen say says said tell told talk speak ask answer call name mean think thought know knew known
hear heard feel felt find found put set keep kept begin start stop end use happen try seem look
want become became stay leave left turn show follow
good better best bad worse worst big bigger large small long short high low new old older nice fine
hard easy difficult wrong right different possible full empty lot lots bit
zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand
million billion second third fourth fifth half quarter double time times number pair piece part
percent metre meter kilometre mile pound dollar side
day week month year decade hour minute moment night morning afternoon evening noon weekend today
yesterday tomorrow summer winter spring autumn monday tuesday wednesday thursday friday saturday
sunday january february march april june july august september october november december
people person thing way place problem word example case
don't doesn't didn't isn't aren't wasn't weren't haven't hasn't hadn't won't wouldn't can't couldn't
shouldn't i'm i've i'd i'll you're you've you'd you'll he's she's it's that's there's we're we've
we'd we'll they're they've they'd they'll what's let's who's
"""

COMMON: Mapping[str, frozenset[str]] = {
    "da": frozenset(_DANISH.split()),
    "en": frozenset(_ENGLISH.split()),
}
