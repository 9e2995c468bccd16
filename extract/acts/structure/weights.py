"""What each sign counts for: one table, each line with its reason.

A weight is a sum in the decision over a whole file (``choose``): an act begins where what speaks for it outweighs what
a new act costs. Signs that are the same thing said twice share one line. The numbers are of one scale: a cut between
acts costs 10 where parties sign, and a paragraph that cannot stand in an act counts about half of that against it.
"""

from __future__ import annotations

from typing import NamedTuple


class Weight(NamedTuple):
    """One line of the table."""

    value: float
    why: str


WEIGHTS: dict[str, Weight] = {
    # --- an agreement begins
    "agreement": Weight(-10.0, "a false cut costs more than a missed one: both halves are wrong"),
    "agreement.title": Weight(3.0, "« CONVENTION … », printed as a title is"),
    "agreement.opener": Weight(2.5, "« Entre les soussignés : » opens nothing else"),
    "agreement.parties": Weight(2.5, "who signs is named below, before the next title"),
    "agreement.first_article": Weight(2.5, "the numbering of articles begins below"),
    "agreement.page": Weight(1.5, "it is the first line of a page"),
    "agreement.top": Weight(0.5, "it stands in the head of a page"),
    "agreement.low": Weight(-3.5, "in the middle of a page a convention is more often named than begun"),
    "agreement.amid": Weight(-1.5, "less so where « Entre » stands right below"),
    "agreement.announced": Weight(4.0, "« approuve la convention suivante : » just above"),
    "agreement.in_council": Weight(4.5, "councils paste what they approve"),
    "agreement.over": Weight(3.0, "the act above is signed"),
    "agreement.has_run": Weight(1.0, "drafts nobody has signed follow each other by pages"),
    "agreement.begun": Weight(-6.0, "the act above has hardly begun: a title said twice, a cover"),
    "agreement.model": Weight(-6.0, "« ANNEXE 3 » right above: a model annexed to the convention above"),
    # --- any act but an agreement
    "file": Weight(3.0, "a file has to begin with something"),
    # --- a sitting begins
    "minutes": Weight(-6.0, "a new act"),
    "minutes.title": Weight(5.0, "« PROCÈS-VERBAL », « COMPTE RENDU DU CONSEIL »"),
    "minutes.sitting": Weight(2.5, "« Séance du 12 mars », which an extract bears as well"),
    "minutes.attendance": Weight(3.0, "who is present is listed below"),
    "minutes.agenda": Weight(2.0, "an agenda is printed below"),
    "minutes.page": Weight(1.0, "it begins a page"),
    "minutes.repeated": Weight(-5.0, "one sitting's heading over page after page is a register's"),
    "minutes.low": Weight(-4.0, "in the middle of a page « Compte rendu » heads an article"),
    "minutes.again": Weight(-6.0, "a sitting is under way, or an act is not over: a running head"),
    "minutes.extract": Weight(-4.0, "« EXTRAIT DU REGISTRE » heads one délibération"),
    "minutes.list": Weight(-8.0, "« LISTE DES DÉLIBÉRATIONS » heads what is told elsewhere"),
    "minutes.cut": Weight(
        5.0, "no heading, yet a council decides under head after head: minutes without their beginning"
    ),
    # --- a délibération with a head of its own begins
    "extract": Weight(-5.0, "a new act"),
    "extract.title": Weight(4.0, "« EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS »"),
    "extract.sitting": Weight(1.5, "« Séance du 12 mars »"),
    "extract.attendance": Weight(2.5, "who is present is listed below"),
    "extract.number": Weight(2.0, "« DÉLIBÉRATION N° » stands in the head"),
    "extract.page": Weight(1.0, "it begins a page"),
    "extract.begun": Weight(-4.0, "the act above has not decided yet"),
    "extract.in_sitting": Weight(-4.0, "a number without a sitting of its own is an item's of the sitting under way"),
    "extract.repeated": Weight(3.0, "one sitting's heading over page after page, each time with who attends"),
    "extract.agreement": Weight(-6.0, "« CONVENTION … » in the same head: the number is that of what approves it"),
    "extract.minutes": Weight(-9.0, "« PROCÈS-VERBAL » heads a sitting"),
    # --- an item of a sitting begins
    "item": Weight(-4.0, "a new act"),
    "item.number": Weight(5.0, "« Délibération n° 2024-009 », « DCC2023-71 »"),
    "item.object": Weight(3.5, "« OBJET : »"),
    "item.point": Weight(3.0, "« Point n° 4 – »"),
    "item.ordinal": Weight(1.5, "« 3. », « IV – », « 3) »"),
    "item.look": Weight(1.5, "bold, in capitals or large"),
    "item.run": Weight(1.0, "« BOIS COMMUNAUX : le conseil accepte … »"),
    "item.sub": Weight(0.0, "« a. … », « - … » in bold: a head under one number"),
    "item.plain": Weight(0.0, "a short line over text"),
    "item.series": Weight(1.0, "its number goes on from the item above"),
    "item.form": Weight(1.5, "other items of this file open in the same form, and are decided"),
    "item.other_form": Weight(-4.5, "items of this file open in a stronger form"),
    "item.below": Weight(-2.0, "the line right above heads the item"),
    "item.cut": Weight(2.0, "minutes that were cut begin amid an item"),
    "item.section": Weight(-3.0, "« II. FINANCES » right over the head of an item names a part of the sitting"),
    "item.agenda": Weight(1.5, "the agenda has announced it"),
    "item.entry": Weight(
        -4.0, "an entry of the agenda: it comes again below; or of the list behind, which names what was decided"
    ),
    "item.information": Weight(-4.0, "« Questions diverses » heads what is not decided"),
    "item.old": Weight(
        -9.0, "« Approbation du procès-verbal de la séance du 4 mai » heads no item, however it is printed"
    ),
    "item.resolves": Weight(-1.0, "« 3) Décision modificative » says itself what was decided, yet no vote is told"),
    "item.talk": Weight(-3.0, "many lines under a number, or under « Questions diverses », are only talk"),
    "item.reported": Weight(-9.0, "decisions by delegation are told to the sitting, not taken by it"),
    "item.closed": Weight(-4.0, "the sitting was said to be closed"),
    "item.in_agreement": Weight(-4.0, "in an agreement that is not over, a number is an article's"),
    # --- an act of an authority, a list, a cover begins
    "other": Weight(-5.0, "a new act"),
    "other.order": Weight(3.0, "« ARRÊTÉ », « DÉCISION » as a title"),
    "other.list": Weight(5.5, "« LISTE DES DÉLIBÉRATIONS », « CONVOCATION »"),
    "other.filed": Weight(12.0, "« 03-2025-01-02-00001 »: a recueil files its acts under such numbers, one a sheet"),
    "other.fresh": Weight(2.5, "parties or an article 1 follow"),
    "other.top": Weight(1.0, "it stands in the head of a page"),
    "other.low": Weight(-6.0, "in the middle of a page it is named only"),
    "other.over": Weight(1.0, "the act above is signed or decided"),
    "other.begun": Weight(-6.0, "the act above is under way"),
    # --- whatever begins at the head of a page
    "page.restarts": Weight(2.5, "the page numbers begin again at 1"),
    "page.changes": Weight(1.5, "other headers and footers than on the pages before"),
    # --- an act goes on below another that stood in it
    "resume": Weight(-1.0, "an interruption is rarer than an end"),
    "resume.goes_on": Weight(3.0, "« Le conseil municipal, après en avoir délibéré »"),
    "resume.weakly": Weight(1.0, "« Le comité approuve » is said in agreements too"),
    "resume.head": Weight(1.0, "a head under which nothing is decided"),
    "resume.heading": Weight(-4.0, "who attends, told in the head of a page, is told of an act that begins there"),
    "resume.article": Weight(4.0, "« Article 4 » heads a page, and « Article 3 » stands above a délibération"),
    "extract.amid": Weight(-1.0, "the pages of a délibération rarely stand amid an agreement"),
    "resume.early": Weight(-5.0, "in the middle of an agreement"),
    # --- what a paragraph says of the act it stands in
    "decided": Weight(3.5, "a délibération is what was decided"),
    "decided.weakly": Weight(2.0, "« Le conseil municipal autorise », without a vote"),
    "decided.again": Weight(-0.5, "one item, two votes"),
    "undecided": Weight(-5.0, "an item of which nothing is decided is information, of the sitting"),
    "decided.in_minutes": Weight(-1.5, "what is decided is an item of its own"),
    "decided.in_agreement": Weight(-4.0, "no agreement votes"),
    "decided.by_council": Weight(-2.5, "a council named in full decides for itself"),
    "decided.unknown": Weight(-1.5, "reports speak of votes"),
    "decided.in_list": Weight(-0.2, "lists of délibérations say how each was voted"),
    "approves_minutes": Weight(-2.0, "the approval of old minutes is the sitting's"),
    "attends.minutes": Weight(1.5, "who attends is said of a sitting"),
    "attends.extract": Weight(1.0, "and in the head of an extract"),
    "attends.decided": Weight(-2.5, "but not below its decision"),
    "attends.agreement": Weight(-2.0, "and of no agreement"),
    "agenda.minutes": Weight(1.5, "an agenda is a sitting's"),
    "agenda.extract": Weight(-1.0, "and rarely an extract's"),
    "informs.minutes": Weight(1.5, "« Questions diverses » is the sitting's"),
    "informs.item": Weight(-3.0, "and no part of an item"),
    "extract.elsewhere": Weight(-3.0, "« EXTRAIT DU REGISTRE » heads a délibération of its own"),
    "ends.minutes": Weight(3.0, "the sitting is closed, not one of its items"),
    "ends.item": Weight(-4.0, "the sitting is closed, not one of its items"),
    "head.in_decided": Weight(-2.0, "a head of the items' form below a decision begins the next"),
    "head.in_item": Weight(-3.0, "and one with the next number, in bold, above it"),
    "article.elsewhere": Weight(-1.0, "« Article 4 » stands in agreements"),
}


def weigh(name: str) -> float:
    """What a sign counts for."""
    return WEIGHTS[name].value
