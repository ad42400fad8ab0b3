"""The words that tell what a capitalised word is the name of: data only, folded words."""

import re

# What places are called by; a word that is only this is no place's name.
STREETS = (
    "vej|vejen|gade|gaden|gården|gaard|allé|alle|alleen|alléen|stræde|strædet|plads|pladsen|torv|"
    "torvet|vænge|vænget|park|parken|parkvej|toft|toften|bakke|bakken|have|haven|vang|vangen|"
    "sti|stien|boulevard|boulevarden|kvarter|kvarteret|kaj|kajen|lund|lunden|eng|engen|mark|"
    "marken|skov|skoven|ager|ageren|høj|højen|ring|ringen|bro|broen|gangen|centret|center|"
    "street|road|lane|avenue|square|court"
)
TOWNS = "by|rup|strup|torp|lev|løse|sted|borg|købing|inge|um|ø|ager|havn|bæk|dal|holt|næs|sund"

# What stands before a person's name, and before a place's.
TITLES = frozenset(
    re.findall(
        r"\S+",
        "hr fr fru frk frøken herr dr doktor prof professor mr mrs ms miss sir madam imam præst "
        "pastor pave dronning kong kongen prins prinsesse prinsessen grev baron minister "
        "ministeren statsminister statsministeren udenrigsminister finansminister præsident "
        "præsidenten direktør direktøren formand formanden borgmester borgmesteren advokat læge "
        "overlæge lektor lærer læreren pædagog sygeplejerske politiker skuespiller forfatter "
        "forfatteren instruktør instruktøren træner træneren spilleren sangeren chef chefen "
        "skoleleder inspektør vicevært varmemester kriminalkommissær kriminalassistent "
        "søster bror broder onkel tante faster moster farfar morfar farmor mormor "
        "kammerat veninde ven nabo kollega konen mand søn datter fætter kusine svigermor "
        "hedder hed kaldes kaldet navn navnet ved-navn uncle aunt brother sister son daughter "
        "wife husband friend neighbour neighbor named called",
    )
)
# Not *til*, *fra*, *på*, *ved*: one goes to persons as well.
TOWARDS = frozenset(["i", "omkring", "nær", "langs", "in", "near"])
SAYING = frozenset(
    re.findall(
        r"\S+",
        "siger sagde fortæller fortalte mener mente svarer svarede spørger spurgte forklarer "
        "forklarede ringer ringede synes tænker tror skriver skrev lover hilser griner græd ler "
        "bor boede flyttede arbejder kender kendte kommer kom går gik blev er var har havde vil "
        "kan skal says said told tells asked asks thinks lives lived knows",
    )
)
_SAYS_LITTLE = re.findall(r"\w+", "kommer kom går gik blev er var har havde vil kan skal")
SAYS_MUCH = SAYING - frozenset(_SAYS_LITTLE)

# What organisations are called by: at the end of a word, and words before or after.
BODIES = (
    "foreningen|forening|selskab|selskabet|kommune|kommunen|ministeriet|styrelsen|partiet|"
    "banken|bank|klubben|klub|forbund|forbundet|fonden|fond|rådet|skolen|skole|universitet|"
    "universitetet|hospital|hospitalet|kirken|kirke|avisen|tidende|union|unionen|gruppen|holdet|"
    "association|company|council|university|school|church"
)

# Capitalised in the middle of a sentence, and nobody's name.
NO_NAMES = {
    "da": frozenset(
        re.findall(
            r"\S+",
            "i de dem deres ja nej jo nå øh jamen gud herregud jul påske pinse internettet "
            "ramadan eid koran koranen bibelen",
        )
    ),
    "en": frozenset(
        re.findall(
            r"\S+",
            "i i'm i've i'd i'll god christmas easter english danish german french dutch european "
            "american african asian muslim christian jewish catholic monday tuesday wednesday "
            "thursday friday saturday sunday january february march april may june july august "
            "september october november december yes no well oh ok okay",
        )
    ),
}
PARTICLES = frozenset(
    re.findall(r"\w+", "von van der den de la le el al bin ibn abu di da du dos af")
)

# Trades of which a place has one: whoever has it is known by it.
JOBS = (
    "formand|næstformand|forkvinde|kasserer|imam|præst|sognepræst|pastor|inspektør|skoleleder|"
    "viceskoleleder|skoleinspektør|rektor|borgmester|direktør|forretningsfører|varmemester|"
    "vicevært|driftsleder|projektleder|sekretariatsleder|afdelingsleder|centerleder|klubleder|"
    "halinspektør|landbetjent|nærbetjent|sundhedsplejerske|jordemoder|kordegn|kirketjener|"
    "bibliotekar|kiosk(?:ejer|mand)|købmand|bager|slagter|bedemand|praktiserende læge|tandlæge|"
    "dyrlæge|apoteker|lokofører|gadeplansmedarbejder|beboerrådgiver|beboerkonsulent|"
    "chairman|chairwoman|chairperson|treasurer|headmaster|headteacher|headmistress|mayor|vicar|"
    "priest|rabbi|caretaker|janitor|midwife|librarian|butcher|grocer"
)
