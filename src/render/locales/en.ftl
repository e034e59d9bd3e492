# Words of the interface in English. A number $n selects the form; $n-text is the same number, grouped.

## Navigation

skip = Skip to content
nav-label = Pages of this dossier
nav-all = All pages
nav-more = More
nav-home = In brief
nav-figures = Figures
nav-chronology = Chronology
nav-quotations = Quotations
nav-actors = Who's who
nav-places = Places
nav-sources = Sources
nav-method = Method
nav-page = Page
home-link = Back to the brief

## Titles

title-home = In brief
title-figures = Key figures
title-quotations = Quotations
title-chronology = Chronology
title-actors = Who's who
title-actor = Name
title-places = Places
title-place = Place
title-sources = Sources
title-source = Source
title-method = Method
title-page = Page
title-missing = Page not found

## Counts

count-facts = { $n ->
    [one] { $n-text } fact
   *[other] { $n-text } facts
}
count-reviewed = { $n ->
    [0] none verified
   *[other] { $n-text } verified
}
count-sources = { $n ->
    [one] { $n-text } source
   *[other] { $n-text } sources
}
count-figures = { $n ->
    [one] { $n-text } figure
   *[other] { $n-text } figures
}
count-quotations = { $n ->
    [one] { $n-text } quotation
   *[other] { $n-text } quotations
}
count-events = { $n ->
    [one] { $n-text } dated fact
   *[other] { $n-text } dated facts
}
count-mentions = { $n ->
    [one] { $n-text } mention
   *[other] { $n-text } mentions
}
count-names = { $n ->
    [one] { $n-text } name
   *[other] { $n-text } names
}
count-held-back = { $n ->
    [one] { $n-text } fact was found and not published.
   *[other] { $n-text } facts were found and not published.
}
all-figures = { $n ->
    [one] The figure
   *[other] All { $n-text } figures
}
all-quotations = { $n ->
    [one] The quotation
   *[other] All { $n-text } quotations
}
all-events = { $n ->
    [one] Full chronology (one date)
   *[other] Full chronology ({ $n-text } dated facts)
}
all-actors = { $n ->
    [one] The name
   *[other] All { $n-text } names
}
all-sources = { $n ->
    [one] The source
   *[other] All { $n-text } sources
}

## States of a fact

state-proposed = found
state-accepted = verified
state-edited = verified, corrected
state-added = added by hand
state-uncertain = uncertain
standing-single = single source
standing-disputed = disputed
standing-updated = updated
standing-superseded = since replaced
standing-withdrawn = withdrawn or denied
standing-agreed = { $n ->
    [one] { $n-text } source
   *[other] { $n-text } sources agree
}
legend = How to read the marks
legend-proposed = found automatically, not yet reviewed
legend-accepted = reviewed by a person: faithful to the source. It does not mean that the source is right
legend-single = only one source says so; the articles of one publisher count as one
legend-agreed = several sources, of different publishers, give the same value
legend-disputed = sources give different values
legend-updated = the latest value: it has replaced others
legend-superseded = a later value has taken its place
legend-withdrawn = a source says that this value is wrong, or took it back
legend-uncertain = below the threshold for publication
banner-drafts = Draft: this version also shows uncertain or unreviewed facts. Not for circulation.
banner-single = This dossier rests on a single source.

## Cards

permalink-label = Link to this card
says = according to { $who }
says-unknown = attribution not given
figure-part = including
as-of-source = article of { $date }
date-unknown = date unknown
undated = Undated
series = { $n ->
    [one] { $n-text } value
   *[other] { $n-text } values
}
series-caption = Values given, oldest first
series-date = Date
series-value = Value
series-says = According to
series-source = Source
values-differ = The figures differ: { $values }.
value-of = { $value } ({ $who })
# How a source leads in who says so, between bars: taken off, since the card says « according to » itself.
says-articles = the|a|an
says-cues = according to|per
series-latest = { $n ->
    [one] The latest value
   *[other] The { $n-text } latest values
}
value-currency-scaled = { $sign ->
    [none] { $amount } { $name }
   *[other] { $sign }{ $amount }
}
value-currency-named = { $amount }{"\u00A0"}{ $name }
value-counted-scaled = { $amount } { $noun }
value-range = { $low } to { $high }
value-currency = { $kind ->
    [sign] { $sign }{ $amount }
   *[code] { $sign }{"\u00A0"}{ $amount }
}
value-percent = { $amount }%
value-points = { $n ->
    [one] { $amount }{"\u00A0"}point
   *[other] { $amount }{"\u00A0"}points
}
scale-million = { $n-text }{"\u00A0"}million
scale-billion = { $n-text }{"\u00A0"}billion
scale-trillion = { $n-text }{"\u00A0"}trillion
unit-year = { $n ->
    [one] { $amount }{"\u00A0"}year
   *[other] { $amount }{"\u00A0"}years
}
unit-month = { $n ->
    [one] { $amount }{"\u00A0"}month
   *[other] { $amount }{"\u00A0"}months
}
unit-week = { $n ->
    [one] { $amount }{"\u00A0"}week
   *[other] { $amount }{"\u00A0"}weeks
}
unit-day = { $n ->
    [one] { $amount }{"\u00A0"}day
   *[other] { $amount }{"\u00A0"}days
}
unit-hour = { $n ->
    [one] { $amount }{"\u00A0"}hour
   *[other] { $amount }{"\u00A0"}hours
}
modifier-approx = about
modifier-more = more than
modifier-less = less than
modifier-at-least = at least
modifier-at-most = up to
modifier-vague = { "" }

figures-deaths = Deaths and missing
figures-injuries = Injuries
figures-arrests = Arrests
figures-forces = Protesters and forces
figures-economy = Economy and prices
figures-durations = Durations and ages
figures-other = Other figures
figures-intro = { $n ->
    [one] { $n-text } figure
   *[other] { $n-text } figures
} from { $sources ->
    [one] { $sources-text } source
   *[other] { $sources-text } sources
}.

quote-direct = direct quotation
quote-mixed = partial quotation
quote-indirect = reported speech
quote-via = relayed by { $who }
speaker-unknown = Speaker not given
published = published { $date }
published-unknown = publication date unknown
quotations-intro = Latest first, as the sources print them.
by-speaker = By speaker
context = Background
context-note = Events before the matter of this dossier.

factuality-factual = happened, says the source
factuality-announced = announced
factuality-denied = denied
factuality-hypothetical = hypothetical
factuality-stated = statement
as-worded = “{ $words }” in the source
just-before = Just before, in the source:
chronology-newest = Newest first.
chronology-oldest = Oldest first.
chronology-zone = Times: { $zone }.
jump = Go to
parts-months = By month
also = { $n ->
    [one] Also in { $n-text } other source
   *[other] Also in { $n-text } other sources
}

## Home

situation = Situation at { $date }
situation-zone = Situation at { $date } ({ $zone })
cutoff-unset = Cut-off date not given
brief = In brief
main-facts = Main facts
latest-dates = Latest dates
who-is-who = Who's who
nothing-yet = No fact is published yet.
nothing-yet-held = { $n ->
    [one] { $n-text } proposal is waiting for review.
   *[other] { $n-text } proposals are waiting for review.
}
facts-from-source = { $n ->
    [one] { $n-text } published fact
   *[other] { $n-text } published facts
}

## Names and places

leading = Most mentioned
a-to-z = A to Z
kind-person = Person
kind-organisation = Organisation
kind-place = Place
kind-other = Other name
kind-country = Country or territory
kind-region = Region
kind-city = City
place-country = country or territory
place-region = region
place-city = city
ids = Identifiers
aliases = Other spellings
roles = Roles, as the sources give them
role-unknown = role not given
statements = Statements
figures-with = Figures in sentences that name it
events-with = Dates
company = Named together
company-name = Name
company-count = Shared sentences
mentions-in-sources = In the sources
more-sentences = { $n ->
    [one] and { $n-text } other sentence
   *[other] and { $n-text } other sentences
}

## Sources

publisher-unknown = publisher not given
authors = Author
origin = Agency
rights = Rights
rights-unknown = not given
original = Original article
archive = Archived copy
fingerprint-label = SHA-256 fingerprint
proposed-title = Proposed title
proposed-title-note = The source's title looks damaged; it is left as it is above.
about-source = About this source
facts-drawn = Facts drawn from this source
facts-drawn-list = List of facts, in the order of the text
no-facts-drawn = No published fact comes from this source.
open-card = card
text-label = Text of the source
mode-excerpt = Excerpts: the sentences cited and their neighbours.
mode-link = The text is not reproduced; only the sentences cited are.
gap = passage left out
mark-figure = figure
mark-quotation = quotation
mark-event = date

lang-fr = French
lang-en = English
lang-de = German
lang-es = Spanish
lang-it = Italian
lang-ru = Russian

## Method

method-intro = How this dossier is made, and what it is worth.
method-facts = How facts are found
method-facts-text = A program reads each source with written rules and notes figures, quotations, dates and names. No text is written by a machine: every fact is a passage of the source and leads back to the sentence it comes from.
method-verified = What “verified” means
method-verified-text = A person compared the fact with the sentence: it is faithful to the source. It does not say that the source is right.
method-policy = What is published
method-policy-proposed = Facts whose rule is right at least { $threshold } times in 100 are published, reviewed or not; those a person rejected are not.
method-policy-accepted = Only facts that a person reviewed and accepted are published.
method-counts = This dossier in numbers
method-period = Sources published { $period }
method-rules = Rules and confidence
method-rule = Rule
method-kind = Kind
method-confidence = Confidence
method-count = Published facts
method-ranking = How key figures are ranked
method-ranking-text = A figure gets the points of its topic, one point for ten of confidence, { $sources } for each further source that gives a value ({ $most } sources counted at most) and { $attributed } if the sentence says who gives it. It loses { $vague } if it is vague (“dozens”), { $context } if the sentence tells of another time than the article or the value was withdrawn, { $part } if it counts a part of a whole (police officers, one town), { $bare } if nothing says what is counted. The highest open the dossier; the author sets these points in liasse.toml, under [figures].
value-percent-range = { $least } to { $most }%
method-topic = Topic
method-points = Points
method-languages = Languages of the sources
method-notes = Remarks on the sources
note-undated = no publication date: relative dates in the text stay open
note-suspect-title = suspect title; proposed title: { $title }
method-rerun = Making this dossier again
method-rerun-text = Liasse { $version }, fingerprint of sources and settings:
rule-kind-figure = Figures
rule-kind-quotation = Quotations
rule-kind-event = Dates
rule-kind-mention = Names
total-sources = Sources
total-facts = Published facts
total-reviewed = Verified facts
total-held-back = Facts not published

## Missing page

missing-text = The address does not exist, or exists no longer, in this dossier.

made-with = Made with Liasse { $version }

## Dates

date-first-day = 1
date-time = { $date }, { $clock }
date-hour = { $hour }:00
date-clock = { $hour }:{ $minute }
date-morning = morning
date-midday = midday
date-afternoon = afternoon
date-evening = evening
date-night-alone = night
date-daytime = daytime
date-night = night of { $from } to { $to }
date-week = week of { $from } to { $to }
date-season = { $season ->
    [21] spring { $year }
    [22] summer { $year }
    [23] autumn { $year }
    [24] winter { $year }
    [33] first quarter of { $year }
    [34] second quarter of { $year }
    [35] third quarter of { $year }
    [36] fourth quarter of { $year }
    [37] first third of { $year }
    [38] second third of { $year }
    [39] last third of { $year }
    [40] first half of { $year }
   *[41] second half of { $year }
}
date-decade = { $year }s
date-century = { NUMBER($n, type: "ordinal") ->
    [one] { $n-text }st century
    [two] { $n-text }nd century
    [few] { $n-text }rd century
   *[other] { $n-text }th century
}
date-before-era = { $year } BC
date-range = { $kind ->
    [day] { $from } to { $to }
   *[other] { $from } – { $to }
}
date-since = from { $date }
date-since-unknown = from { $date }, end unknown
about-clock = about { $clock }
date-until = { $date } or earlier
date-until-unknown = until { $date }
date-approximate = around { $date }
date-uncertain = { $date } (date uncertain)
date-yearless = { $date }, year unknown
date-as-of = as of { $date }

## Currencies

currency-EUR = { $n ->
    [one] euro
   *[other] euros
}
currency-USD = { $n ->
    [one] dollar
   *[other] dollars
}
currency-GBP = { $n ->
    [one] pound
   *[other] pounds
}
currency-JPY = { $n ->
    [one] yen
   *[other] yen
}
currency-CHF = { $n ->
    [one] Swiss franc
   *[other] Swiss francs
}
currency-CAD = { $n ->
    [one] Canadian dollar
   *[other] Canadian dollars
}
currency-AUD = { $n ->
    [one] Australian dollar
   *[other] Australian dollars
}
currency-CNY = { $n ->
    [one] yuan
   *[other] yuan
}
currency-RUB = { $n ->
    [one] rouble
   *[other] roubles
}
currency-UAH = { $n ->
    [one] hryvnia
   *[other] hryvnias
}
currency-KZT = { $n ->
    [one] tenge
   *[other] tenge
}
currency-TRY = { $n ->
    [one] Turkish lira
   *[other] Turkish liras
}
currency-INR = { $n ->
    [one] rupee
   *[other] rupees
}
currency-XOF = { $n ->
    [one] CFA franc
   *[other] CFA francs
}
currency-XAF = { $n ->
    [one] CFA franc
   *[other] CFA francs
}
currency-MAD = { $n ->
    [one] dirham
   *[other] dirhams
}
currency-DZD = { $n ->
    [one] Algerian dinar
   *[other] Algerian dinars
}
currency-TND = { $n ->
    [one] Tunisian dinar
   *[other] Tunisian dinars
}
currency-PLN = { $n ->
    [one] zloty
   *[other] zlotys
}
currency-BRL = { $n ->
    [one] real
   *[other] reals
}
currency-MXN = { $n ->
    [one] peso
   *[other] pesos
}
currency-SEK = { $n ->
    [one] Swedish krona
   *[other] Swedish kronor
}
currency-NOK = { $n ->
    [one] Norwegian krone
   *[other] Norwegian kroner
}
currency-DKK = { $n ->
    [one] Danish krone
   *[other] Danish kroner
}
currency-ILS = { $n ->
    [one] shekel
   *[other] shekels
}
currency-KRW = { $n ->
    [one] won
   *[other] won
}
currency-ZAR = { $n ->
    [one] rand
   *[other] rand
}
currency-EGP = { $n ->
    [one] Egyptian pound
   *[other] Egyptian pounds
}
currency-UZS = { $n ->
    [one] som
   *[other] som
}
currency-KGS = { $n ->
    [one] som
   *[other] som
}

# The rules that find facts, in words; see the method page.
found-by-event-clause = a date in a clause with a verb of its own
found-by-event-sentence = a date in a sentence whose verb stands elsewhere
found-by-counted = a number and what it counts
found-by-counted-again = a number of what the sentence before counts
found-by-counted-object = a number, and the subject or object of its verb as what it counts
found-by-collective = a number noun (“dozens”)
found-by-fraction = a fraction
found-by-measure = a number and its unit of measure
found-by-money = a sum of money
found-by-share = a percentage
found-by-age = an age
found-by-article = a unit after an article (“a million”)
found-by-ratio = a ratio (“one in three”)
found-by-duration = a length of time
found-by-bare = a number without a unit
found-by-alone = a number on its own
found-by-name-tagger = a name known by its shape and surroundings
found-by-name-majority = a name read as elsewhere in the text
found-by-name-known = the name of a country, a city or an institution
found-by-name-listed = the name of an organisation in our lists, as it is written
found-by-name-family = a family name given in full before
found-by-name-leader = who leads a government, named with it
found-by-name-dateline = the place of a dispatch
found-by-name-capitals = a name in capitals
found-by-name-again = a name met before in the text
found-by-name-acronym = an acronym and what it stands for
found-by-content = a verb of saying and what is said (“he said that”)
found-by-bare-content = a verb of saying and what is said, without “that”
found-by-infinitive = a verb of saying and an infinitive (“he claims to have”)
found-by-question = a reported question
found-by-noun-clause = a noun and what it reports (“the claim that”)
found-by-accuse = an accusation (“accused of”)
found-by-inquit = an inserted “he said”
found-by-inquit-inside = an inserted “he said” inside the marks
found-by-inverted = marks followed by a verb and who speaks
found-by-subject-verb = marks followed by who speaks and a verb
found-by-according = an attribution in front (“according to”)
found-by-according-after = an attribution at the end (“according to”)
found-by-around-source = an attribution in the middle of what is said (“he says”)
found-by-beside-act = an attribution after an act told (“criticised …, he says”)
found-by-opinion = an opinion (“in the mayor's view”)
found-by-turn = a turn of an interview
found-by-in-clause = marks within an attributed clause
found-by-called = what somebody calls so (“what he calls”)
found-by-colon = a name, a colon and marks
found-by-colon-verb = a verb of saying, a colon and marks
found-by-that-verb = a verb of saying, “that” and marks
found-by-verb = a verb of saying right before the marks
found-by-fragment = a few words in marks after a verb of saying
found-by-fragment-far = a few words in marks far from the verb
found-by-interrupted = the rest of a broken quotation
found-by-and-adds = a rest announced (“and added”)
found-by-statement = marks without a verb of saying
found-by-carried = marks that follow an attributed quotation
found-by-after-sentence = marks after a sentence that tells who speaks
found-by-bare-after-complement = a verb of saying, a complement and what is said
