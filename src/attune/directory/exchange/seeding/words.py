"""The words that invented services are made of; no place, person or organisation is real."""

TOWN_STARTS = (
    "Ash Bar Beck Bram Cal Car Dun East El Fen Gar Hart Hol Kel Lang Mar Mil Nor Oak Pen Quar Rad "
    "Stan Stone Tar Thorn Up Wal Wen West Whit Wick Win Wool Wren Yar"
).split()
TOWN_ENDS = "bourne by church combe dale den field ford ham ley mere mouth stead ton well".split()
STREETS = (
    "Abbey Avenue|Bakers Row|Canal Street|Church Lane|Clover Way|Cross Street|Dyers Yard|"
    "Elm Grove|Fountain Road|George Street|High Street|Hill Rise|Kiln Lane|Larch Close|"
    "Market Place|Meadow View|Mill Road|Orchard Terrace|Park Street|Priory Road|Queens Drive|"
    "River Walk|School Lane|Station Road|Sycamore Avenue|The Green|Union Street|Victoria Road"
).split("|")
VENUES = (
    "Family Hub|Children’s Centre|Library|Health Centre|Community Hall|Methodist Church|"
    "Leisure Centre|Primary School|Sports Pavilion|Arts Centre|Village Hall|Medical Practice"
).split("|")
PROVIDERS = (
    "Community Health NHS Trust|Family Action Group|Parents Together|Borough Council|"
    "Voluntary Action|Early Years Partnership|Baby Network|Community Church|Wellbeing Service|"
    "Play Association|Breastfeeding Circle|Mind and Family"
).split("|")
# Kind of help, its topics, and the groupings it belongs to, as an offer names them.
HELP = (
    ("Baby Massage", ("bonding",), ("thriving",), ("group",)),
    ("Stay and Play", ("development_and_play",), ("thriving",), ("drop_in",)),
    ("Infant Feeding Support", ("feeding",), ("getting_advice",), ("drop_in", "peer_support")),
    ("Sleep Clinic", ("sleep_and_crying",), ("getting_advice",), ("advice_line",)),
    ("Dads Group", ("bonding", "development_and_play"), ("thriving",), ("group", "peer_support")),
    ("Parent-Infant Therapy", ("bonding",), ("getting_more_help",), ("therapy",)),
    ("Perinatal Listening Visits", ("parental_mental_health",), ("getting_help",), ("therapy",)),
    ("Birth Reflections", ("birth_trauma", "loss"), ("getting_help",), ("therapy",)),
    ("Antenatal Course", ("bonding", "feeding"), ("thriving",), ("antenatal_course",)),
    ("Young Parents Project", ("money_and_housing",), ("getting_help",), ("peer_support",)),
    ("Neonatal Families", ("neonatal_stay",), ("getting_help",), ("peer_support",)),
    ("Rhyme Time", ("development_and_play",), ("thriving",), ("early_language",)),
    ("Couple Support", ("couple_relationship",), ("getting_help",), ("therapy",)),
    ("Video Feedback", ("bonding",), ("getting_more_help",), ("therapy", "home_visiting")),
    ("Recovery and Parenting", ("substance_use",), ("getting_risk_support",), ("therapy",)),
    ("Outreach and Advocacy", ("domestic_abuse",), ("getting_risk_support",), ("advice_line",)),
    ("Bereavement Circle", ("loss",), ("getting_help",), ("group", "peer_support")),
    ("Debt and Benefits Advice", ("money_and_housing",), ("getting_advice",), ("advice_line",)),
)
FIRST_WORDS = (
    "Little|Sunny|Rainbow|First|Bright|Gentle|New|Happy|Growing|Together|Village|Acorn|Robin|"
    "Moonlight|Willow|Stepping|Bluebell|Harbour|Lantern|Pebble"
).split("|")
OPENINGS = (
    "A weekly {help} for families in and around {town}.",
    "We offer {help} to parents and carers who live near {town}.",
    "{help} with trained workers, in a warm and quiet room in {town}.",
    "Come along to {help}: meet other parents, ask questions and take your time.",
    "Our {help} is run by a small team that knows {town} well.",
    "If things feel hard at the moment, our {help} may be a place to start.",
)
MIDDLES = (
    "You can come with your baby or on your own.",
    "We will listen first and then think with you about what might help.",
    "Toys, mats and a changing room are there, and so is tea.",
    "A health visitor joins us on the first visit of each month.",
    "Grandparents, foster carers and partners are welcome too.",
    "You do not need a referral; call, write or simply turn up.",
    "Sessions last about an hour and a half, with time to talk afterwards.",
    "We work in small groups, so that every family is known by name.",
    "Interpreters can be arranged if you tell us a week before.",
    "Brothers and sisters can stay in the play corner while you talk.",
    "Many parents tell us that they sleep better and worry less.",
    "We can visit you at home if it is hard for you to travel.",
    "Bring a blanket and a favourite song; we provide everything else.",
    "The building has a ramp, a lift and a room for feeding.",
    "Please ask us about bus times, parking and help with fares.",
    "Our workers are trained in watching, waiting and wondering with babies.",
)
COMMUNITIES = (
    "young_parents dads lgbtq_families deprived_20 black_families south_asian_families "
    "asylum_seekers disabled_parents care_experienced deaf_families"
).split()
LANGUAGES = "Arabic|Bengali|Polish|Punjabi|Romanian|Somali|Urdu|Welsh".split("|")
# What groups do besides: a few of them often, most of them seldom, as words are in real records.
ACTIVITIES = (
    "singing|stories|painting|messy play|yoga|swimming|baking|walking|gardening|dancing|drumming|"
    "puppets|sand play|water play|bubbles|clay|weaving|knitting|photography|poetry|drama|"
    "signing|sensory lights|treasure baskets|tummy time|reflexology|aromatherapy|pilates|"
    "mindfulness|breathing|journalling|quilting|pottery|woodwork|cycling|running|football|"
    "cricket|badminton|tennis|skating|climbing|orienteering|birdwatching|pond dipping|"
    "beekeeping|foraging|allotments|composting|recycling|mending|sewing|crochet|origami|"
    "calligraphy|printmaking|collage|mosaics|sculpture|animation|filming|podcasting|radio|"
    "ukulele|guitar|piano|violin|harp|choir|opera|ballet|samba|ceilidh|bhangra|storytelling|"
    "riddles|chess|dominoes|jigsaws|puzzles|kites|sledging|sandcastles|rockpools|stargazing|"
    "astronomy|fossils|geology|weather|maps|history|heritage|archives|genealogy|museums|"
    "galleries|castles|markets|bread|pickles|jam|soup|porridge|weaning|budgeting|coupons|"
    "first aid|car seats|slings|buggies|nappies|hypnobirthing|colostrum|expressing|bottles|"
    "reflux|colic|tongue tie|allergies|eczema|jaundice|prematurity|twins|triplets|adoption|"
    "fostering|kinship|surrogacy|donors|hearing|vision|physiotherapy|dietetics|orthoptics|"
    "podiatry|dentistry|vaccines|makaton|phonics|bilingual stories|lullabies|heirlooms"
).split("|")
