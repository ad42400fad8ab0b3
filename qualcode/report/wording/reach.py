"""The words of saturation and coverage, in Danish and English."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReachWords:
    """What stands around new codes by transcript and the coded share, in one language."""

    saturation_heading: str
    saturation_lead: str
    by_id: str
    by_date: str
    saturation_caption: str
    saturation_description: str
    saturation_columns: tuple[str, str, str, str, str]
    saturation_note: str
    coverage_heading: str
    coverage_lead: str
    coverage_caption: str
    coverage_description: str
    coverage_columns: tuple[str, str, str, str, str]
    coverage_bands: tuple[str, str]
    coverage_note: str
    coverage_left_out: str
    everyone: str


REACH_WORDS: Mapping[str, ReachWords] = {
    "da": ReachWords(
        saturation_heading="Nye koder undervejs",
        saturation_lead="{table} viser, hvor mange koder der optræder første gang i {order}.",
        by_id="hvert interview, i rækkefølge efter navn",
        by_date="hvert interview, i rækkefølge efter dato",
        saturation_caption="Nye koder pr. interview",
        saturation_description=(
            "En række pr. interview eller feltnote: nye koder, heraf født undervejs, og koder i "
            "alt til og med denne."
        ),
        saturation_columns=("Interview", "Koder", "Nye", "Heraf født undervejs", "Koder i alt"),
        saturation_note=(
            "En kodebog, der var færdig på forhånd, mætter sig selv: når alle koder er set, kan "
            "ingen ny komme til. Derfor står koder født undervejs for sig, og tabellen fælder "
            "ingen dom om, hvorvidt der er samlet nok."
        ),
        coverage_heading="Hvor meget der er kodet",
        coverage_lead=(
            "{table} viser, hvor mange af deltagernes udsagn og ord der har mindst én talt "
            "kodning, og hvor mange udsagn nogen har læst igennem."
        ),
        coverage_caption="Kodet og læst igennem",
        coverage_description=(
            "For hver række: udsagn med kodning, uden kodning og læst igennem, og ord i kodede "
            "udsagn."
        ),
        coverage_columns=("Hvem og hvor", "med kodning", "uden", "læst igennem", "i kodede udsagn"),
        coverage_bands=("Udsagn", "Ord"),
        coverage_note=(
            "Udsagn uden kodning er ikke tomme: de kan handle om noget, kodebogen ikke har ord "
            "for. Feltnoter er ikke talt med."
        ),
        coverage_left_out=(
            "Tal for det enkelte interview og for roller, hvor få taler om koderne, er udeladt: de "
            "ville sige noget om enkelte deltagere."
        ),
        everyone="alle deltagere",
    ),
    "en": ReachWords(
        saturation_heading="New codes on the way",
        saturation_lead="{table} shows how many codes occur for the first time in {order}.",
        by_id="each interview, in order of name",
        by_date="each interview, in order of date",
        saturation_caption="New codes by interview",
        saturation_description=(
            "One row an interview or field note: new codes, those of them born underway, and codes "
            "so far."
        ),
        saturation_columns=("Interview", "Codes", "New", "Born underway", "Codes so far"),
        saturation_note=(
            "A codebook that was closed beforehand saturates by itself: once every code has been "
            "seen, none can be new. So codes born underway stand apart, and the table passes no "
            "verdict on whether enough was gathered."
        ),
        coverage_heading="How much is coded",
        coverage_lead=(
            "{table} shows how many of the participants' passages and words have at least one "
            "counted coding, and how many passages somebody read through."
        ),
        coverage_caption="Coded and read through",
        coverage_description=(
            "For each row: passages with a coding, without one and read through, and words in "
            "coded passages."
        ),
        coverage_columns=("Who and where", "coded", "uncoded", "read through", "in coded passages"),
        coverage_bands=("Passages", "Words"),
        coverage_note=(
            "Passages without a coding are not empty: they may be about something the codebook "
            "has no words for. Field notes are not counted."
        ),
        coverage_left_out=(
            "Figures of single interviews, and of roles of which few speak of the codes, are left "
            "out: they would tell of single participants."
        ),
        everyone="all participants",
    ),
}
