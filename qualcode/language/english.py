"""What English speech looks like when it is written down: data only, folded words."""

FILLERS = "uh uhh uhm um umm er erm eh hm hmm mm mmm mhm"

SPOKEN = {
    "dont": "don't",
    "doesnt": "doesn't",
    "didnt": "didn't",
    "isnt": "isn't",
    "wasnt": "wasn't",
    "havent": "haven't",
    "couldnt": "couldn't",
    "shouldnt": "shouldn't",
    "wouldnt": "wouldn't",
}

NEGATIONS = """
not never no none nobody nothing nowhere neither nor hardly without cannot ain't aren't can't
couldn't didn't doesn't don't hadn't hasn't haven't isn't mightn't mustn't needn't shan't
shouldn't wasn't weren't won't wouldn't
"""

ANSWERS = "yes no yeah yep yup yea nope nah mm mmm mhm"

IRONY = "laugh* chuckl* giggl* sigh* ironic* sarcas*"

ABBREVIATIONS = """
a.m approx cf dr e.g eg fig i.e ie incl jr mr mrs ms nos p.m pp prof rev sr st vol vs
"""
