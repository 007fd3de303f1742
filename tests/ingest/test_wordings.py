# ruff: noqa: E501 - a sentence stays on its line
"""The same stances in the words of many drafters: a sentence of Cuba's and all that must be read from it."""

import hashlib

import pytest

from diplograph.ingest import letter
from diplograph.model import Source

SPEECHES: list[tuple[str, set[str]]] = [
    (
        "The Nordic countries have consistently maintained that resolution 242 (1967) provides the only viable framework for peace.",
        {"NORDIC supports S/RES/242(1967)"},
    ),
    (
        "Kuwait believes that any settlement which does not take resolution 242 (1967) as its starting point is doomed to failure.",
        {"KWT supports S/RES/242(1967)"},
    ),
    (
        "We continue to regard resolution 435 (1978) as the sole acceptable basis for Namibian independence.",
        {"CUB supports S/RES/435(1978)"},
    ),
    ("It is high time that Israel put into effect resolution 425 (1978).", {"CUB urges S/RES/425(1978)"}),
    ("The Security Council must see to it that resolution 435 (1978) is carried out.", {"CUB urges S/RES/435(1978)"}),
    ("South Africa has for years mocked resolution 435 (1978).", {"ZAF defies S/RES/435(1978)"}),
    ("Israel persists in its refusal to abide by resolution 242 (1967).", {"ISR defies S/RES/242(1967)"}),
    ("Iraq's acceptance of resolution 598 (1987) opened the way to peace.", {"IRQ supports S/RES/598(1987)"}),
    ("Iran has now accepted resolution 598 (1987).", {"IRN supports S/RES/598(1987)"}),
    ("We applaud the acceptance by Iran of resolution 598 (1987).", {"IRN supports S/RES/598(1987)"}),
    ("My country scrupulously observes the provisions of resolution 1373 (2001).", {"CUB implements S/RES/1373(2001)"}),
    ("We have submitted our national report under resolution 1540 (2004).", {"CUB implements S/RES/1540(2004)"}),
    ("In implementation of resolution 1373 (2001), Kuwait has adopted new laws.", {"KWT implements S/RES/1373(2001)"}),
    ("Resolution 1325 (2000) is a landmark.", {"CUB supports S/RES/1325(2000)"}),
    ("We look to the Council to enforce resolution 1701 (2006).", {"CUB urges S/RES/1701(2006)"}),
    ("The full implementation of resolution 1701 (2006) remains essential.", {"CUB urges S/RES/1701(2006)"}),
    ("Full respect for resolution 1701 (2006) by all parties is indispensable.", {"CUB urges S/RES/1701(2006)"}),
    ("There can be no peace without the implementation of resolution 242 (1967).", {"CUB urges S/RES/242(1967)"}),
    ("Peace will come only through the implementation of resolution 242 (1967).", {"CUB urges S/RES/242(1967)"}),
    ("We hope for the speedy implementation of resolution 598 (1987).", {"CUB urges S/RES/598(1987)"}),
    ("My Government stands by resolution 194 (III).", {"CUB supports A/RES/194(III)"}),
    ("We remain attached to resolution 194 (III).", {"CUB supports A/RES/194(III)"}),
    (
        "The people of Cuba will never forget resolution 1514 (XV), which opened a new era.",
        {"CUB supports A/RES/1514(XV)"},
    ),
    ("Resolution 1514 (XV) has lost none of its relevance.", {"CUB supports A/RES/1514(XV)"}),
    ("Resolution 1514 (XV) was a turning point in history.", {"CUB supports A/RES/1514(XV)"}),
    ("My delegation had the honour to co-sponsor resolution 39/2.", {"CUB supports A/RES/39/2"}),
    ("Cuba was one of the co-sponsors of resolution 39/2.", {"CUB supports A/RES/39/2"}),
    ("The resolution was adopted with our support as resolution 39/2.", {"CUB supports A/RES/39/2"}),
    (
        "We deeply regret that Israel has not complied with resolution 425 (1978).",
        {"CUB urges S/RES/425(1978)", "ISR defies S/RES/425(1978)"},
    ),
    ("Israel's non-compliance with resolution 425 (1978) is a source of instability.", {"ISR defies S/RES/425(1978)"}),
    ("Israel has shown nothing but contempt for resolution 242 (1967).", {"ISR defies S/RES/242(1967)"}),
    ("South Africa has arrogantly rejected resolution 435 (1978).", {"ZAF rejects S/RES/435(1978)"}),
    ("Israel continues to occupy the Golan in defiance of resolution 242 (1967).", {"ISR defies S/RES/242(1967)"}),
    ("The occupation by Israel of Arab lands contravenes resolution 242 (1967).", {"ISR defies S/RES/242(1967)"}),
    ("Israel's annexation of the Golan violates resolution 242 (1967).", {"ISR defies S/RES/242(1967)"}),
    (
        "Resolution 425 (1978) has remained unimplemented because of Israel's intransigence.",
        {"CUB urges S/RES/425(1978)"},
    ),
    ("Nothing has been done to implement resolution 425 (1978).", {"CUB urges S/RES/425(1978)"}),
    ("Twenty years later resolution 425 (1978) has still not been carried out.", {"CUB urges S/RES/425(1978)"}),
    ("We appeal to all parties to respect resolution 1559 (2004).", {"CUB urges S/RES/1559(2004)"}),
    ("All States should comply with resolution 1540 (2004).", {"CUB urges S/RES/1540(2004)"}),
    ("States must fulfil their obligations under resolution 1373 (2001).", {"CUB urges S/RES/1373(2001)"}),
    ("We urge the parties to negotiate on the basis of resolution 242 (1967).", {"CUB supports S/RES/242(1967)"}),
    (
        "Our position is based on resolutions 242 (1967) and 338 (1973).",
        {"CUB supports S/RES/242(1967)", "CUB supports S/RES/338(1973)"},
    ),
    ("A peace that conforms to resolution 242 (1967) is our goal.", {"CUB supports S/RES/242(1967)"}),
    ("The right of return, as affirmed in resolution 194 (III), is inalienable.", {"CUB supports A/RES/194(III)"}),
    ("We support the right of return as provided for in resolution 194 (III).", {"CUB supports A/RES/194(III)"}),
    ("The principles set out in resolution 1514 (XV) are universal.", {"CUB supports A/RES/1514(XV)"}),
    ("We share the spirit of resolution 1325 (2000).", {"CUB supports S/RES/1325(2000)"}),
    ("My delegation will vote for draft resolution A/60/L.48.", {"CUB supports A/60/L.48"}),
    ("My delegation will vote against draft resolution A/60/L.48.", {"CUB rejects A/60/L.48"}),
    ("My delegation intends to abstain on draft resolution A/60/L.48.", {"CUB reserves A/60/L.48"}),
    ("Resolution 39/2 does not serve the cause of peace.", {"CUB rejects A/RES/39/2"}),
    ("We take exception to resolution 39/2.", {"CUB rejects A/RES/39/2"}),
    ("Cuba finds resolution 39/2 unacceptable.", {"CUB rejects A/RES/39/2"}),
    ("We consider resolution 39/2 to be null and void.", {"CUB rejects A/RES/39/2"}),
    ("For us resolution 39/2 has no legal force.", {"CUB rejects A/RES/39/2"}),
    ("My Government does not feel bound by resolution 39/2.", {"CUB rejects A/RES/39/2"}),
    ("We shall not be bound by resolution 39/2.", {"CUB rejects A/RES/39/2"}),
    (
        "Cuba voted in favour of resolution 39/2, while Israel voted against it.",
        {"CUB supports A/RES/39/2", "ISR rejects A/RES/39/2"},
    ),
    ("The United States vetoed draft resolution S/2003/891.", {"USA rejects S/2003/891"}),
    ("We have difficulties with resolution 39/2.", {"CUB reserves A/RES/39/2"}),
    ("The sanctions imposed by resolution 687 (1991) should be lifted.", {"CUB reserves S/RES/687(1991)"}),
    ("We call for an end to the sanctions imposed under resolution 687 (1991).", {"CUB reserves S/RES/687(1991)"}),
    ("Iraq has fulfilled all its obligations under resolution 687 (1991).", {"IRQ implements S/RES/687(1991)"}),
    ("Iraq is not complying with resolution 687 (1991).", {"IRQ defies S/RES/687(1991)"}),
    ("Iraq must comply fully with resolution 687 (1991).", {"CUB urges S/RES/687(1991)"}),
    ("We demand that Iraq implement resolution 687 (1991) without conditions.", {"CUB urges S/RES/687(1991)"}),
    ("We congratulate the Council on its adoption of resolution 1701 (2006).", {"CUB supports S/RES/1701(2006)"}),
    ("The adoption of resolution 1701 (2006) gave us hope.", {"CUB supports S/RES/1701(2006)"}),
    ("We were heartened by the adoption of resolution 1701 (2006).", {"CUB supports S/RES/1701(2006)"}),
    ("We are satisfied with resolution 1701 (2006).", {"CUB supports S/RES/1701(2006)"}),
    ("My delegation subscribes fully to resolution 1325 (2000).", {"CUB supports S/RES/1325(2000)"}),
    (
        "It is our firm conviction that resolution 242 (1967) contains the elements of a just solution.",
        {"CUB supports S/RES/242(1967)"},
    ),
    ("We believe that resolution 242 (1967) remains valid.", {"CUB supports S/RES/242(1967)"}),
    ("Resolution 242 (1967) still offers the best hope for peace.", {"CUB supports S/RES/242(1967)"}),
    ("We commend Lebanon for its implementation of resolution 1701 (2006).", {"LBN implements S/RES/1701(2006)"}),
    ("Cuba has incorporated resolution 1325 (2000) into its national plans.", {"CUB implements S/RES/1325(2000)"}),
    ("Cuba has adopted a national action plan on resolution 1325 (2000).", {"CUB implements S/RES/1325(2000)"}),
    ("We have taken measures to give effect to resolution 1373 (2001).", {"CUB implements S/RES/1373(2001)"}),
    ("We pledge our full cooperation in implementing resolution 1373 (2001).", {"CUB implements S/RES/1373(2001)"}),
    ("Will South Africa ever heed resolution 435 (1978)?", set()),
]

LETTERS: list[tuple[str, set[str]]] = [
    (
        "General Assembly resolution 61/174 was adopted by 99 votes to 21, with 56 abstentions, among them Indonesia and Thailand.",
        {"IDN reserves A/RES/61/174", "THA reserves A/RES/61/174"},
    ),
    ("My delegation was compelled to vote against General Assembly resolution 61/174.", {"CUB rejects A/RES/61/174"}),
    (
        "General Assembly resolution 61/174, which was tabled by Finland on behalf of the European Union, is unacceptable.",
        {"CUB rejects A/RES/61/174", "EU supports A/RES/61/174", "FIN supports A/RES/61/174"},
    ),
    (
        "General Assembly resolution 61/174 was submitted by Japan and co-sponsored by Canada.",
        {"CAN supports A/RES/61/174", "JPN supports A/RES/61/174"},
    ),
    ("Japan introduced General Assembly resolution 61/174.", {"JPN supports A/RES/61/174"}),
    (
        "The draft resolution (S/2006/814) submitted by France and Germany was vetoed by the United States.",
        {"DEU supports S/2006/814", "FRA supports S/2006/814", "USA rejects S/2006/814"},
    ),
    ("The United States cast a negative vote on draft resolution S/2006/814.", {"USA rejects S/2006/814"}),
    (
        "Draft resolution S/2006/814 was not adopted owing to the negative vote of the United States.",
        {"USA rejects S/2006/814"},
    ),
    (
        "Denmark, Japan, Slovakia and the United Kingdom abstained on draft resolution S/2006/814.",
        {"DNK reserves S/2006/814", "GBR reserves S/2006/814", "JPN reserves S/2006/814", "SVK reserves S/2006/814"},
    ),
    ("We note the abstention of China on draft resolution S/2006/814.", {"CHN reserves S/2006/814"}),
    (
        "China did not take part in the vote on Security Council resolution 1718 (2006).",
        {"CHN reserves S/RES/1718(2006)"},
    ),
    (
        "The Government totally rejects Security Council resolution 1718 (2006) as an unjust act.",
        {"CUB rejects S/RES/1718(2006)"},
    ),
    (
        "My Government resolutely denounces and rejects Security Council resolution 1718 (2006).",
        {"CUB rejects S/RES/1718(2006)"},
    ),
    (
        "My Government neither recognizes nor accepts Security Council resolution 1718 (2006).",
        {"CUB rejects S/RES/1718(2006)"},
    ),
    (
        "My Government will in no way be bound by Security Council resolution 1718 (2006).",
        {"CUB rejects S/RES/1718(2006)"},
    ),
    (
        "The so-called resolution 1718 (2006) of the Security Council is a scrap of paper.",
        {"CUB rejects S/RES/1718(2006)"},
    ),
    ("Cuba will pay no heed to Security Council resolution 1718 (2006).", {"CUB defies S/RES/1718(2006)"}),
    (
        "We refuse to cooperate with the Special Rapporteur appointed under General Assembly resolution 61/174.",
        {"CUB defies A/RES/61/174"},
    ),
    (
        "My Government will not receive the Special Rapporteur appointed under General Assembly resolution 61/174.",
        {"CUB defies A/RES/61/174"},
    ),
    (
        "We do not recognize the mandate established by General Assembly resolution 61/174.",
        {"CUB rejects A/RES/61/174"},
    ),
    (
        "My Government has decided to implement Security Council resolution 1718 (2006) and has issued a decree to that effect.",
        {"CUB implements S/RES/1718(2006)"},
    ),
    (
        "The Permanent Mission has the honour to submit the report called for in paragraph 11 of Security Council resolution 1718 (2006).",
        {"CUB implements S/RES/1718(2006)"},
    ),
    (
        "Pursuant to paragraph 11 of Security Council resolution 1718 (2006), my Government has taken the following measures.",
        {"CUB implements S/RES/1718(2006)"},
    ),
    (
        "My Government is in full compliance with Security Council resolution 1718 (2006).",
        {"CUB implements S/RES/1718(2006)"},
    ),
    ("Armenia has flagrantly violated General Assembly resolution 61/174.", {"ARM defies A/RES/61/174"}),
    (
        "Armenia's actions are in flagrant contradiction with General Assembly resolution 61/174.",
        {"ARM defies A/RES/61/174"},
    ),
    (
        "The continued occupation by Armenia runs counter to General Assembly resolution 61/174.",
        {"ARM defies A/RES/61/174"},
    ),
    (
        "These acts by Israel constitute a grave breach of Security Council resolution 1701 (2006).",
        {"ISR defies S/RES/1701(2006)"},
    ),
    (
        "Lebanon reiterates its commitment to Security Council resolution 1701 (2006).",
        {"LBN supports S/RES/1701(2006)"},
    ),
    (
        "Lebanon calls upon the Council to compel Israel to respect Security Council resolution 1701 (2006).",
        {"LBN urges S/RES/1701(2006)"},
    ),
    (
        "My Government accepts Security Council resolution 1718 (2006) on condition that the other side does likewise.",
        {"CUB reserves S/RES/1718(2006)"},
    ),
    ("We could accept General Assembly resolution 61/174 if paragraph 4 were deleted.", {"CUB reserves A/RES/61/174"}),
    (
        "We joined the consensus on General Assembly resolution 62/10 but place on record our reservations.",
        {"CUB reserves A/RES/62/10", "CUB supports A/RES/62/10"},
    ),
    (
        "My delegation dissociates itself from paragraph 5 of General Assembly resolution 62/10.",
        {"CUB reserves A/RES/62/10"},
    ),
    ("Cuba withdraws its sponsorship of General Assembly resolution 62/10.", {"CUB reserves A/RES/62/10"}),
    (
        "We should like to thank Indonesia for its vote against General Assembly resolution 61/174.",
        {"IDN rejects A/RES/61/174"},
    ),
    ("Regrettably, Guatemala voted in favour of General Assembly resolution 61/174.", {"GTM supports A/RES/61/174"}),
    ("The report (A/61/349) is biased and full of lies.", {"CUB rejects A/61/349"}),
    ("My Government rejects the report of the Special Rapporteur (A/61/349).", {"CUB rejects A/61/349"}),
    ("My Government does not accept the conclusions of document A/61/349.", {"CUB rejects A/61/349"}),
    ("My Government takes note of the report (A/61/349).", set()),
    (
        "With reference to Security Council resolution 1718 (2006), I have the honour to inform you of the following.",
        set(),
    ),
    ("The meeting was devoted to Security Council resolution 1718 (2006).", set()),
    ("I refer to General Assembly resolution 61/174 and to the statement made by the representative of Japan.", set()),
    ("We have no objection to General Assembly resolution 62/10.", {"CUB supports A/RES/62/10"}),
    ("Cuba reserves its position on General Assembly resolution 62/10.", {"CUB reserves A/RES/62/10"}),
    ("Cuba is unable to support General Assembly resolution 61/174.", {"CUB rejects A/RES/61/174"}),
    ("General Assembly resolution 61/174 is nothing but a political plot.", {"CUB rejects A/RES/61/174"}),
    ("General Assembly resolution 61/174 is politically motivated and lacks balance.", {"CUB rejects A/RES/61/174"}),
    ("Our opposition to General Assembly resolution 61/174 is a matter of principle.", {"CUB rejects A/RES/61/174"}),
    ("The Non-Aligned Movement supports General Assembly resolution 62/10.", {"NAM supports A/RES/62/10"}),
    ("The European Union attaches great importance to General Assembly resolution 62/10.", {"EU supports A/RES/62/10"}),
    ("Sudan has accepted, in principle, Security Council resolution 1706 (2006).", {"SDN supports S/RES/1706(2006)"}),
    (
        "It is unthinkable that we should ever accept Security Council resolution 1718 (2006).",
        {"CUB rejects S/RES/1718(2006)"},
    ),
    (
        "The Democratic People's Republic of Korea has rejected Security Council resolution 1718 (2006) out of hand.",
        {"PRK rejects S/RES/1718(2006)"},
    ),
]


def read(text: str, date: str) -> set[str]:
    """Positions of one sentence said by Cuba, as "HOLDER family target"."""
    source = Source("t", text, hashlib.sha256(text.encode()).hexdigest(), speaker="CUB", date=date)
    return {f"{p.holder} {p.family} {p.target.written()}" for p in letter.read(source).positions if p.family}


@pytest.mark.parametrize(("text", "expected"), SPEECHES, ids=[text[:60] for text, _ in SPEECHES])
def test_speech(text: str, expected: set[str]) -> None:
    """As speakers in the general debate put it."""
    assert read(text, "2006-10-01") == expected


@pytest.mark.parametrize(("text", "expected"), LETTERS, ids=[text[:60] for text, _ in LETTERS])
def test_letter(text: str, expected: set[str]) -> None:
    """As letters and notes put it."""
    assert read(text, "2008-10-01") == expected
