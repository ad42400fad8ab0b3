"""The words of figures by group, of what is hidden, and of a part of a study."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GroupWords:
    """What stands around figures of groups, in one language.

    ``columns`` names the columns of ``participants.csv`` that every project has. ``few`` is
    the group of values that few people share, ``hidden`` the sign of a figure that is hidden,
    ``merged`` that of a value in the list of participants.
    """

    columns: Mapping[str, str]
    heading: str
    lead: str
    caption: str
    part_of: str
    description: str
    group: str
    not_stated: str
    few: str
    few_note: str
    one_group: str
    no_group: str
    too_many: str
    crossings_caption: str
    crossings_description: str
    hidden: str
    hidden_note: str
    mostly_hidden: str
    merged: str
    merged_note: str


@dataclass(frozen=True, slots=True)
class PartWords:
    """How an appendix says that it shows a part of a study, in one language."""

    subtitle: str
    only_codes: str
    only_roles: str
    lead: str
    passages: str
    codebook: str
    one_theme: str
    left_out: Mapping[bool, str]


GROUP_WORDS: Mapping[str, GroupWords] = {
    "da": GroupWords(
        columns={
            "role": "rolle",
            "position": "stilling",
            "area": "område",
            "age_group": "alder",
        },
        heading="Efter {column}",
        lead="{table} viser det samme efter {column}: hvor mange i hver gruppe der taler om det.",
        caption="Deltagere pr. tema og kode efter {column}",
        part_of=" ({number} af {parts})",
        description=(
            "For hvert tema og hver kode: hvor mange deltagere i alt og i hver gruppe efter "
            "{column} der har talt om det. Gruppens størrelse står i parentes."
        ),
        group="{group} ({total})",
        not_stated="uden oplysning",
        few="små grupper under ét",
        few_note=(
            "»Små grupper under ét« er de værdier, som hver for sig deles af færre end {fewest} "
            "deltagere."
        ),
        one_group="Efter {column} er der kun én gruppe ({group}), så der er intet at sammenligne.",
        no_group=(
            "Efter {column} deles ingen værdi af mindst {fewest} deltagere, så der er ingen "
            "grupper at vise."
        ),
        too_many=(
            "Efter {column} er der {groups} grupper. Så mange får ikke plads på papir; tallene "
            "står i tabellen frequencies (qualcode export frequencies --by)."
        ),
        crossings_caption="Koder fra to temaer, der mødes, efter {column}",
        crossings_description="Par af koder: deltagere i alt og i hver gruppe efter {column}.",
        hidden="skjult",
        hidden_note=(
            "»skjult«: bag tallet står 1 til {most} deltagere, eller det ville sammen med de "
            "andre tal røbe et sådant. Hvor alle deltagere har talt om noget, er intet skjult."
        ),
        mostly_hidden=(
            "{hidden} af {counted} tal over 0 efter gruppe er skjult: grupperne er for små til at "
            "vises med tal. De kan slås sammen i deltagerlisten, så hver gruppe bliver større."
        ),
        merged="slået sammen",
        merged_note=(
            "»slået sammen«: en stilling, et område eller en alder, som færre end {fewest} "
            "deltagere deler."
        ),
    ),
    "en": GroupWords(
        columns={
            "role": "role",
            "position": "position",
            "area": "area",
            "age_group": "age",
        },
        heading="By {column}",
        lead="{table} shows the same by {column}: how many of each group speak of it.",
        caption="Participants by theme and code, by {column}",
        part_of=" ({number} of {parts})",
        description=(
            "For each theme and code: how many participants speak of it, all together and in "
            "each group by {column}. The size of a group stands in brackets."
        ),
        group="{group} ({total})",
        not_stated="not stated",
        few="small groups together",
        few_note=(
            "“Small groups together” are the values that fewer than {fewest} participants share, "
            "each by itself."
        ),
        one_group="By {column} there is one group only ({group}): there is nothing to compare.",
        no_group=(
            "By {column} no value is shared by at least {fewest} participants, so there are no "
            "groups to show."
        ),
        too_many=(
            "By {column} there are {groups} groups. So many have no room on paper; the figures "
            "stand in the table frequencies (qualcode export frequencies --by)."
        ),
        crossings_caption="Codes of two themes that meet, by {column}",
        crossings_description="Pairs of codes: participants, all and in each group by {column}.",
        hidden="hidden",
        hidden_note=(
            "“hidden”: 1 to {most} participants stand behind the figure, or together with the "
            "others it would give such a one away. Where all participants speak of something, "
            "nothing is hidden."
        ),
        mostly_hidden=(
            "{hidden} of {counted} figures above 0 by group are hidden: the groups are too small "
            "to be shown in numbers. They can be merged in the list of participants, so that each "
            "group grows."
        ),
        merged="merged",
        merged_note=(
            "“merged”: a position, an area or an age that fewer than {fewest} participants share."
        ),
    ),
}

PART_WORDS: Mapping[str, PartWords] = {
    "da": PartWords(
        subtitle="{material} · {part}",
        only_codes="kun {codes}",
        only_roles="kun deltagere med rollen {roles}",
        lead=(
            "Bilaget viser en del af undersøgelsen: {part}. Alle tal gælder denne del, så N er "
            "{participants}."
        ),
        passages="Bilaget viser de {passages}, som hører til denne del.",
        codebook="Af dem viser tabellen {codes} i {themes}.",
        one_theme="Bilaget viser kun ét tema, så der er intet på tværs at vise.",
        left_out={False: "Afsnit {letters} er udeladt.", True: "Afsnittene {letters} er udeladt."},
    ),
    "en": PartWords(
        subtitle="{material} · {part}",
        only_codes="only {codes}",
        only_roles="only participants whose role is {roles}",
        lead=(
            "This appendix shows a part of the study: {part}. All figures are of this part, so "
            "N is {participants}."
        ),
        passages="This appendix shows the {passages} of this part.",
        codebook="Of these the table shows {codes} in {themes}.",
        one_theme="This appendix shows one theme only, so nothing meets across themes.",
        left_out={
            False: "Section {letters} is left out.",
            True: "Sections {letters} are left out.",
        },
    ),
}
