"""What made-up people and homes are called, and what they say."""

from __future__ import annotations

from dataclasses import dataclass


def _listed(text: str) -> tuple[str, ...]:
    return tuple(text.split())


FIRST_NAMES = _listed(
    """
    Aaliyah Abena Adam Aisha Alice Amara Andrzej Anita Asha Beatriz Ben Bronwen Callum Carys
    Chidi Chloe Ciara Connor Daniel Deepa Dina Eilidh Elena Emeka Emma Esther Ewan Farah Fatima
    Femi Finlay Florin Grace Gareth Hana Harpreet Hassan Ines Ioana Isla Jack Jamila Joanna
    Joseph Joy Kasia Kemi Kiran Kwame Leah Lewis Liam Linh Lucy Maria Mark Megan Mei Mohammed
    Moira Nadia Ngozi Niamh Nimal Olga Oliver Patience Paul Pooja Priya Rachel Ravi Rhys Rosa
    Ruth Samuel Sanjay Sarah Seren Siân Sofia Sunita Tadeusz Tariq Temi Thomas Usha Vera
    Victoria Wanjiru Yasmin Yusuf Zainab Zoë
    """
)
LAST_NAMES = _listed(
    """
    Abara Adeyemi Ahmed Akhtar Alderly Amberside Appiah Ashgrove Bakewell Barleycorn Begum
    Birchall Boateng Bramblewood Brightwell Campbell Chaudhry Cloverly Coppergate Costa
    D'Arrowby Das Davenhall Dhillon Dovecote Dunmore Eze Fairweather Fennimore Fernandes
    Fieldhouse Foxglove Garlick Gill Greenhalgh Hartwell Hawthorne Hazelwood Hussain Ivanova
    Jankowski Jones Juniper Kaur Kestrelton Khan Kowalska Larkspur Lavender Li Lowfield MacAllan
    Marchbank Meadowcroft Mensah Merriweather Millbrook Moorhouse Moyo Nguyen Nowak O'Brannagh
    Okafor Okonkwo Orchard Osei Owusu Patel Pennyfeather Pereira Petrescu Pickering Popescu
    Primrose Quickfall Rahman Ramos Redfern Roche Rowanfield Sandoval Santos Sharma Silverdale
    Singh Skylark Sowerby Stonebridge Sutherby Tansy Thistlewood Thornbury Tran Underhill
    Wainscott Weatherby Whitlock Willowby Wren Yarrow Zielinski
    """
)

STREETS = tuple(
    f"{tree} {kind}"
    for tree in ("Alder", "Bluebell", "Cherry", "Damson", "Elder", "Heron", "Juniper", "Linden")
    for kind in ("Avenue", "Close", "Lane", "Road", "Street", "Walk")
)

HOME_NAMES = tuple(
    f"{first} {second}"
    for first in (
        "Amber", "Apple Tree", "Brook", "Copper Beech", "Elm", "Fernleigh", "Harbour", "Ivy",
        "Kingfisher", "Lark", "Maple", "Nightingale", "Oak", "Pear Tree", "Quiet", "River",
        "Silver Birch", "Sunny", "Three Bridges", "Willow",
    )
    for second in ("Court", "Grange", "House", "Lodge", "Manor", "Meadow", "Rise", "View")
)  # fmt: skip

JOB_TITLES = ("Registered manager", "Deputy manager", "Owner", "Head of care", "Administrator")

SPECIALIZATIONS = (
    "Dementia", "End of life", "Learning disability", "Mental health", "Nursing", "Older people",
    "Physical disability", "Respite", "Stroke", "Autism",
)  # fmt: skip
LANGUAGES = (
    "Arabic", "Bengali", "British Sign Language", "French", "Gujarati", "Hindi", "Igbo",
    "Makaton", "Malayalam", "Polish", "Portuguese", "Punjabi", "Romanian", "Shona", "Spanish",
    "Tagalog", "Tamil", "Twi", "Urdu", "Welsh", "Yoruba",
)  # fmt: skip
SOFT_SKILLS = (
    "Calm", "Careful with records", "Good listener", "Patient", "Punctual",
    "Sense of humour", "Works well in a team", "Works well alone",
)  # fmt: skip
WITH_PASSPORT = ("British citizen", "Irish citizen")
WITH_SHARE_CODE = (
    "Settled or pre-settled status", "Visa that lets me work", "Indefinite leave to remain",
)  # fmt: skip
RIGHT_TO_WORK = WITH_PASSPORT + WITH_SHARE_CODE

BIO_STARTS = (
    "I came to care work after looking after my grandmother.",
    "I have worked in residential homes and in people's own homes.",
    "Night shifts suit me and my family.",
    "I trained as a healthcare assistant before I moved to care homes.",
    "I returned to work last year and I like to be busy.",
)
BIO_ENDS = (
    "Residents tell me I make a good cup of tea.",
    "I like to know a person's story before I help with anything else.",
    "I keep clear notes, so the next shift knows where things stand.",
    "I am happy to come in at short notice.",
    "I am working towards my Level 3 diploma.",
)

HOME_STARTS = (
    "A family-run home with a walled garden.",
    "A purpose-built home on the edge of town.",
    "A small home where staff stay for years.",
    "A converted Victorian house with a lift to every floor.",
)
HOME_ENDS = (
    "We use agency staff rarely and look after them when we do.",
    "Every new face gets a proper handover and a hot meal.",
    "Parking is free, and the bus stops at the gate.",
    "Our residents choose what happens in their day.",
)

#: Who trains and who awards: nobody that there is.
PROVIDERS = (
    "Kettle Lane Training", "Orchard Care Academy", "Northlight Learning", "Brightmoor Skills",
    "Harbour and Heath Training",
)  # fmt: skip
AWARDERS = ("Larkfield Awards", "The Pennybridge Awarding Body", "Moorland and Vale Awards")

ASKED_WITHOUT = (
    "Please upload the certificate, or the assessment form your employer signed: "
    "without one of them we cannot check this."
)
ASKED_WITH = (
    "Please send a picture of the back of the certificate too, or one on which the date and "
    "the signature can be read."
)

REJECTED_HOME = (
    "We could not find this home in the CQC register. Check the location ID and submit again.",
    "The address differs from the one in the CQC register.",
)
ASKED_HOME = (
    "Your website says that the home changes hands soon. Please tell us from when on, and under "
    "which location ID.",
)
SUSPENDED_HOME = ("The CQC has cancelled this home's registration. Write to us if that is wrong.",)


@dataclass(frozen=True)
class Town:
    """A town and some of its postcode districts."""

    name: str
    county: str
    districts: tuple[str, ...]


def _towns(*lines: str) -> tuple[Town, ...]:
    parts = (line.split("|") for line in lines)
    return tuple(Town(name, county, tuple(codes.split())) for name, county, codes in parts)


#: English towns, for the CQC looks after homes in England.
TOWNS = _towns(
    "London|Greater London|E8 E17 N1 N8 N16 NW5 NW6 SE5 SE15 SE22 SW2 SW9 SW16 W3 W12",
    "Croydon|Greater London|CR0 CR2 CR7",
    "Bromley|Greater London|BR1 BR2",
    "Ilford|Greater London|IG1 IG2 IG3",
    "Birmingham|West Midlands|B13 B14 B23 B29 B30 B31",
    "Coventry|West Midlands|CV2 CV3 CV5 CV6",
    "Wolverhampton|West Midlands|WV1 WV3 WV6",
    "Walsall|West Midlands|WS1 WS2 WS3",
    "Manchester|Greater Manchester|M14 M16 M20 M21 M22",
    "Stockport|Greater Manchester|SK2 SK3 SK4",
    "Bolton|Greater Manchester|BL1 BL2 BL3",
    "Oldham|Greater Manchester|OL1 OL4 OL8",
    "Wigan|Greater Manchester|WN1 WN3 WN5",
    "Liverpool|Merseyside|L4 L8 L15 L17 L18",
    "Preston|Lancashire|PR1 PR2",
    "Blackpool|Lancashire|FY1 FY2 FY4",
    "Blackburn|Lancashire|BB1 BB2",
    "Leeds|West Yorkshire|LS6 LS7 LS8 LS11 LS12 LS17",
    "Bradford|West Yorkshire|BD2 BD5 BD8 BD9",
    "Huddersfield|West Yorkshire|HD1 HD2 HD3",
    "Wakefield|West Yorkshire|WF1 WF2",
    "Sheffield|South Yorkshire|S5 S6 S7 S8 S10 S11",
    "Doncaster|South Yorkshire|DN1 DN2 DN4",
    "York|North Yorkshire|YO10 YO24 YO26 YO31",
    "Hull|East Yorkshire|HU3 HU5 HU6 HU9",
    "Newcastle upon Tyne|Tyne and Wear|NE2 NE3 NE4 NE6",
    "Sunderland|Tyne and Wear|SR2 SR3 SR4",
    "Middlesbrough|North Yorkshire|TS1 TS3 TS5",
    "Nottingham|Nottinghamshire|NG3 NG5 NG7 NG8",
    "Leicester|Leicestershire|LE2 LE3 LE4 LE5",
    "Derby|Derbyshire|DE1 DE22 DE23 DE24",
    "Stoke-on-Trent|Staffordshire|ST1 ST3 ST4",
    "Lincoln|Lincolnshire|LN1 LN2 LN6",
    "Northampton|Northamptonshire|NN1 NN2 NN3",
    "Norwich|Norfolk|NR2 NR3 NR5",
    "Ipswich|Suffolk|IP1 IP3 IP4",
    "Cambridge|Cambridgeshire|CB1 CB4 CB5",
    "Peterborough|Cambridgeshire|PE1 PE2 PE3",
    "Luton|Bedfordshire|LU1 LU2 LU3",
    "Southend-on-Sea|Essex|SS0 SS1 SS2",
    "Milton Keynes|Buckinghamshire|MK3 MK6 MK9",
    "Oxford|Oxfordshire|OX1 OX2 OX3 OX4",
    "Reading|Berkshire|RG1 RG2 RG4 RG30",
    "Southampton|Hampshire|SO14 SO15 SO16 SO18",
    "Portsmouth|Hampshire|PO1 PO2 PO4",
    "Brighton|East Sussex|BN1 BN2",
    "Canterbury|Kent|CT1 CT2",
    "Maidstone|Kent|ME14 ME15 ME16",
    "Bournemouth|Dorset|BH1 BH4 BH8",
    "Bristol|Bristol|BS3 BS5 BS6 BS7 BS16",
    "Gloucester|Gloucestershire|GL1 GL2 GL4",
    "Swindon|Wiltshire|SN1 SN2 SN3",
    "Exeter|Devon|EX1 EX2 EX4",
    "Plymouth|Devon|PL2 PL3 PL4",
    "Truro|Cornwall|TR1",
    "Carlisle|Cumbria|CA1 CA2",
)


#: What homes write about a shift, and why they call one off.
SHIFT_NOTES = (
    "Ring at the side door; the key code changes weekly. Free meal on shift.",
    "Two of our residents need hoisting. You will work beside a senior.",
    "Quiet house, mostly people living with dementia. Handover ten minutes before.",
    "Parking behind the building. Bring your badge and indoor shoes.",
    "You will support one person who knows what they like. Patience wanted.",
    "Medication round at eight with our nurse. Free parking.",
)
SHIFT_OFF = "Our own team can cover it after all."
