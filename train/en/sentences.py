"""Writes sentences.txt: sentences of our own, with invented names, for the test that holds the product to the reference."""
import pathlib
import random

PEOPLE = """Marla Quentin|Tobias Renfrew|Anjali Deshmukh-Roy|J. P. Hollowell|Óscar Beltrán Ruiz|Li Wenhao|Fatima al-Sarraf|Sean O'Malley|
Greta Lindqvist|Kwabena Asante|Yuki Tanabe|Dmitri Volkonsky|Rosa Delgado|Hannah McAllister|Park Ji-won|Ngozi Eze|Lars van der Meer|
Priya Raman|Caleb Whitlock|Zeynep Aydın|Émile Garnier|William B. Trask Jr.|Mei-Ling Chow|Abdulrahman Saleh""".replace("\n", "").split("|")
PLACES = """Tarnby|Port Ellery|Kestrel Bay|Norwood County|Zavala Province|Greendale|Lake Corrin|Harrow Street|Dunmore|Los Rios|St. Albin|
Ostrava|Kenya|Chile|Nebraska|U.S.|UK|South Korea|West Harlow|Mount Ansel|New Carthage|Helmsby, Ohio|Karsten Valley|Al-Rashad""".replace("\n", "").split("|")
BODIES = """Velora Systems Inc.|Northgate Bank|Ministry of Fisheries|Tarnby City Council|Orbis Airlines|Quill & Marsh LLP|Halden Group|AT&T|BRX|
National Transit Authority|University of Dunmore|Corrin Rovers|Senate|European Commission|Blue Meridian Foundation|Daily Lantern|
Workers' Union of Chile|Supreme Court|Zephyr Motors|FTC|Kestrel Pharmaceuticals plc|Greendale High School|St. Albin's Hospital|UNHCR""".replace("\n", "").split("|")
WORKS = """Clean Harbors Act|Aeron 7|X-42|Skyline Pro|"The Glass Orchard"|Treaty of Ostrava|Falcon 300|QuickPay|Meridian OS|Model K|
Lantern Index|Data Rights Bill""".replace("\n", "").split("|")
EVENTS = """Tarnby Film Festival|2031 Ocean Cup|Hurricane Wanda|Battle of Corrin|Winter Games|World Seed Summit|Harvest Day|Norwood Marathon""".replace("\n", "").split("|")
ROLES = """president|chief executive|CEO|foreign minister|spokesman|mayor|Gov.|Sen.|professor|head coach|attorney general|deputy director|
former prime minister|chairwoman|Capt.|senior analyst""".replace("\n", "").split("|")
FORMS = """{P}, {r} of {B}, said on Monday that the plan would cost $3.5bn.
{B} said it would open a plant in {L} by 2027, creating 1,200 jobs.
“We never agreed to that,” {P} told {B} in {L}. “It isn’t true.”
{R} {P} met {R} {P} in {L} to sign the {W}.
{B}'s {r}, {P}, declined to comment on the {W}.
Shares of {B} fell 4.2% after {B} reported a loss; {B} was flat.
The {E} opens in {L} on Sept. 4, organizers said.
In {L}, police arrested two men linked to {B}, according to {P}.
{P} joined {B} in 1998 and later led its {L} office.
Mr. {P} will face Ms. {P} at the {E} next week.
{L}-based {B} unveiled the {W} at the {E} in {L}.
U.S.-led talks between {B} and {B} broke down, {B} reported.
{P} (born 1961 in {L}) wrote {W} with {P}.
"The {W} is dead," said {P}. "Nobody at {B} wants it."
{B} v. {B} will be heard by the {B} in {L} on Tuesday.
A spokesman for {B} said the {W} was tested in {L}, {L} and {L}.
{R} {P} of {L} thanked {P}, {P} and {P} for their help after {E}.
At the age of 81, {P} died at {B} in {L}, her family said.
Why did {P} leave {B}? Nobody in {L} knows! {P} does, though.
{P} beat {P} 6-4, 3-6, 7-5 to reach the final of the {E}.""".split("\n")
OWN = """THE QUIET REVOLT IN KESTREL BAY: VELORA SYSTEMS CUTS 300 JOBS
Velora to Buy Rival Halden Group for $1.2 Billion, Sources Say
Storm Wanda Hits Port Ellery; Thousands Without Power
Mayor Of Tarnby Resigns Over Harbor Deal
It rained all day, and nobody came.
He said he'd call at 9:30 a.m. or p.m., whichever came first.
The 3rd floor of No. 10 Harrow Street was empty.
Prof. Ngozi Eze, Ph.D., teaches at the University of Dunmore.
The U.S. The UK. The EU. All three signed in St. Albin.
"Don't," she said. 'Why not?' he asked. “Because,” she said, ‘it is late.’
Jose\u0301 Marti\u0301n of Zephyr Motors spoke in \u0130zmir and Łódź.
O’Malley’s pub, rock'n'roll, the players' lounge, U.S.'s lead, the 1990s' end.
Model X-42 (a.k.a. "Falcon") costs US$19.99, i.e. less than €20.
The minister of fisheries, Rosa Delgado, and the ministers of trade and health left.
Quill & Marsh LLP, AT&T and R&D chiefs met J.P. Hollowell, J. Trask and I.
3M, 7-Eleven and 1MDB fell; 12.5km away, the 49ers won 24-17.
In 2031 the Corrin Rovers beat Kestrel Bay United 2-0 at Ansel Park.
- - - ... !!! ??? @home #tag http://example.org/a_b?c=d&e=f 50% ½ x² ©
Capt. Lars van der Meer's ship, the Aurora, left Port Ellery at noon.
The Daily Lantern's Hannah McAllister reported from Zavala Province.
Buddhist monks, Chilean officials and Republicans met Democrats in Ohio.
Dr. Priya Raman, 44, a surgeon at St. Albin's Hospital, won the Harlow Prize for Medicine.
Ex-president Tobias Renfrew and his wife, Greta Lindqvist, own Northgate Bank.
Gen. Abdulrahman Saleh's army took Al-Rashad, Karsten Valley and two villages.
The World Seed Summit's host, Kenya, asked Chile, the UK and South Korea for help.
A
Tarnby
1,000,000""".replace("\\u0301", "\u0301").split("\n")


def main():
    random.seed(7)
    out = list(OWN)
    fill = {"{P}": PEOPLE, "{L}": PLACES, "{B}": BODIES, "{W}": WORKS, "{E}": EVENTS, "{r}": ROLES, "{R}": [r[0].upper() + r[1:] for r in ROLES]}
    while len(out) < 212:
        x = FORMS[len(out) % len(FORMS)]
        if random.random() < 0.15:
            x += " " + random.choice(FORMS)
        for slot, names in fill.items():
            while slot in x:
                x = x.replace(slot, random.choice(names), 1)
        out.append(x)
    # Longer than one piece of the net.
    out.append(" ".join(out[40:90]))
    (pathlib.Path(__file__).parent / "sentences.txt").write_text(
        "# Invented sentences for data/en/tagger-parity.tsv, written by sentences.py.\n" + "\n".join(out) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
