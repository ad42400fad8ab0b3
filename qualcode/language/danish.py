"""What Danish speech looks like when it is written down: data only, folded words."""

# Hesitations, and the tag ik' (with its apostrophe): skipped in phrases and distances.
FILLERS = "øh øhh øøh øhm øhmm øøhm æh æhm eh ehm hm hmm mm mmm mhm altså ik'"

# Spoken spelling → standard form. Fynsk it = ikke is for single speakers: IT is a word too.
SPOKEN = {
    "ik": "ikke",
    "ikk": "ikke",
    "ka": "kan",
    "ka'": "kan",
    "sku": "skulle",
    "sku'": "skulle",
    "blir": "bliver",
    "noen": "nogen",
    "hva": "hvad",
    "hva'": "hvad",
}

NEGATIONS = "ikke aldrig ingen intet ingenting hverken næppe uden"

# What an answer begins with that only says yes or no to the question.
ANSWERS = "ja jo jaja jojo joh jah jep jeps nej neej næ næh nope mm mmm mhm"

# Laughter, sighs and a word for irony, as transcribers note them; a star is any ending.
IRONY = "grin* smågrin* ler leende latter* fnis* suk sukke* ironi* sarkas*"

# A full stop after one of these never ends a sentence …
ABBREVIATIONS = """
adr afd alm ang bl bl.a ca cand d.d d.v.s dr dvs eks ekskl evt f f.eks f.o.m fr fx gl hhv hr if
ift iht inkl jf jr jvf kap kbh kgl kl kr m.h.t maks mht mia min mio mr mrs n.n ndr nr nuv p.g.a
pga ph.d phd pr prof red ref s sdr skt sr st stk t.o.m tlf vedr vha årg
"""
