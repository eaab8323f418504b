"""Words that mean the same to a family, and words too small to search by.

Attune proposal, editable; after an edit the index is written again (`attune directory reindex`).
The first word of a line stands for all of them, in the index and in what people type.
"""

SAME = """
father dad daddy
mother mum mam mom mummy mammy
baby infant newborn babies bub
toddler tot
breastfeeding breastfeed nursing lactation
feeding feed
pregnancy pregnant antenatal prenatal expecting expectant maternity
postnatal postpartum postnatally
depression depressed depressive
anxiety anxious worried worry worries
bonding bond attachment attached
bereavement bereaved loss grief grieving stillbirth miscarriage
crying cry colic
sleep sleeping sleepless bedtime
neonatal nicu premature preterm scbu
twins triplets multiples
grandparent grandmother grandfather nan gran grandad
partner husband wife
counselling counsellor therapy therapist psychotherapy
playgroup stay
abuse violence abusive violent
alcohol drinking drink
drugs drug substance
child children kid
autism autistic
course class workshop
group groups
free freely
speech language communication
refugee asylum
teenage teen young teenager
lgbt lgbtq lgbtqia gay lesbian
deaf bsl
"""

STOP = frozenset(
    """a an and are as at be but by for from has have i if in into is it its me my no not of on or
    our so that the their them there they this to us was we were what when where which who will
    with you your""".split()
)

# Said by families and by every record alike: dropped from a search that holds any other word.
FILLERS = frozenset(
    """help helps helping support supports supporting need needs want find looking near nearby
    local service services please get getting""".split()
)
