# Mots de l'interface en français. Les espaces fines et insécables sont posées à la lecture de ce fichier.
# Un nombre $n sert au choix de la forme ; $n-text est le même nombre, écrit comme il se doit.

## Navigation et repères

skip = Aller au contenu
nav-label = Pages du dossier
nav-all = Toutes les pages
nav-more = Plus
nav-home = L'essentiel
nav-figures = Chiffres
nav-chronology = Chronologie
nav-quotations = Citations
nav-actors = Acteurs
nav-places = Lieux
nav-sources = Sources
nav-method = Méthode
nav-page = Page
home-link = Retour à l'essentiel

## Titres

title-home = L'essentiel
title-figures = Chiffres clés
title-quotations = Citations
title-chronology = Chronologie
title-actors = Acteurs
title-actor = Acteur
title-places = Lieux
title-place = Lieu
title-sources = Sources
title-source = Source
title-method = Méthode
title-page = Page
title-missing = Page introuvable

## Comptes

count-facts = { $n ->
    [one] { $n-text } fait
   *[other] { $n-text } faits
}
count-reviewed = { $n ->
    [0] aucun vérifié
    [one] dont { $n-text } vérifié
   *[other] dont { $n-text } vérifiés
}
count-sources = { $n ->
    [one] { $n-text } source
   *[other] { $n-text } sources
}
count-figures = { $n ->
    [one] { $n-text } chiffre
   *[other] { $n-text } chiffres
}
count-quotations = { $n ->
    [one] { $n-text } citation
   *[other] { $n-text } citations
}
count-events = { $n ->
    [one] { $n-text } fait daté
   *[other] { $n-text } faits datés
}
count-mentions = { $n ->
    [one] { $n-text } mention
   *[other] { $n-text } mentions
}
count-names = { $n ->
    [one] { $n-text } nom
   *[other] { $n-text } noms
}
count-held-back = { $n ->
    [one] { $n-text } fait trouvé n'est pas publié.
   *[other] { $n-text } faits trouvés ne sont pas publiés.
}
all-figures = { $n ->
    [one] Le chiffre
   *[other] Les { $n-text } chiffres
}
all-quotations = { $n ->
    [one] La citation
   *[other] Les { $n-text } citations
}
all-events = { $n ->
    [one] Toute la chronologie (une date)
   *[other] Toute la chronologie ({ $n-text } faits datés)
}
all-actors = { $n ->
    [one] L'acteur
   *[other] Les { $n-text } acteurs
}
all-sources = { $n ->
    [one] La source
   *[other] Les { $n-text } sources
}

## États d'un fait

state-proposed = relevé
state-accepted = vérifié
state-edited = vérifié, corrigé
state-added = ajouté à la main
state-uncertain = incertain
standing-single = source unique
standing-disputed = contesté
standing-updated = mis à jour
standing-superseded = remplacé depuis
standing-withdrawn = retiré ou démenti
standing-agreed = { $n ->
    [one] { $n-text } source
   *[other] { $n-text } sources concordantes
}
legend = Comment lire les marques
legend-proposed = trouvé automatiquement, pas encore relu
legend-accepted = relu par une personne : fidèle à la source. Cela ne veut pas dire que la source dit vrai
legend-single = une seule source le dit ; les articles d'un même éditeur comptent pour une
legend-agreed = plusieurs sources, d'éditeurs différents, donnent la même valeur
legend-disputed = les sources donnent des valeurs différentes
legend-updated = la valeur la plus récente : elle en a remplacé d'autres
legend-superseded = une valeur plus récente a pris sa place
legend-withdrawn = une source dit que cette valeur est fausse, ou l'a retirée
legend-uncertain = sous le seuil de publication
banner-drafts = Brouillon : cette version montre aussi des faits incertains ou non relus. Ne pas diffuser.
banner-single = Ce dossier repose sur une source unique.

## Fiches

permalink-label = Lien vers cette fiche
says = selon { $who }
says-unknown = attribution non précisée
figure-part = dont
as-of-source = article du { $date }
date-unknown = date inconnue
undated = Sans date
series = { $n ->
    [one] { $n-text } valeur
   *[other] { $n-text } valeurs
}
series-caption = Valeurs données, de la plus ancienne à la plus récente
series-date = Date
series-value = Valeur
series-says = Selon
series-source = Source
values-differ = Les chiffres diffèrent : { $values }.
value-of = { $value } ({ $who })
# Comment une source introduit qui parle, séparé par des barres : retiré devant « selon » de la fiche.
says-articles = le|la|les|l'|un|une|des
says-cues = selon|d'après|suivant
series-latest = { $n ->
    [one] La dernière valeur
   *[other] Les { $n-text } dernières valeurs
}
value-currency-scaled = { $code ->
    [EUR] { $amount } d’{ $name }
   *[other] { $amount } de { $name }
}
value-currency-named = { $amount }{"\u00A0"}{ $name }
value-counted-scaled = { $vowel ->
    [yes] { $amount } d’{ $noun }
   *[no] { $amount } de { $noun }
}
value-range = { $low } à { $high }
value-currency = { $amount }{"\u00A0"}{ $sign }
value-percent = { $amount }{"\u00A0"}%
value-points = { $n ->
    [one] { $amount }{"\u00A0"}point
   *[other] { $amount }{"\u00A0"}points
}
scale-million = { $n ->
    [one] { $n-text }{"\u00A0"}million
   *[other] { $n-text }{"\u00A0"}millions
}
scale-billion = { $n ->
    [one] { $n-text }{"\u00A0"}milliard
   *[other] { $n-text }{"\u00A0"}milliards
}
scale-trillion = { $n-text }{"\u00A0"}mille milliards
unit-year = { $n ->
    [one] { $amount }{"\u00A0"}an
   *[other] { $amount }{"\u00A0"}ans
}
unit-month = { $amount }{"\u00A0"}mois
unit-week = { $n ->
    [one] { $amount }{"\u00A0"}semaine
   *[other] { $amount }{"\u00A0"}semaines
}
unit-day = { $n ->
    [one] { $amount }{"\u00A0"}jour
   *[other] { $amount }{"\u00A0"}jours
}
unit-hour = { $n ->
    [one] { $amount }{"\u00A0"}heure
   *[other] { $amount }{"\u00A0"}heures
}
modifier-approx = environ
modifier-more = plus de
modifier-less = moins de
modifier-at-least = au moins
modifier-at-most = jusqu'à
modifier-vague = { "" }

figures-deaths = Morts et disparus
figures-injuries = Blessés
figures-arrests = Interpellations
figures-forces = Manifestants et forces engagées
figures-economy = Économie et prix
figures-durations = Durées et âges
figures-other = Autres chiffres
figures-intro = { $n ->
    [one] { $n-text } chiffre
   *[other] { $n-text } chiffres
}, tirés de { $sources ->
    [one] { $sources-text } source
   *[other] { $sources-text } sources
}.

quote-direct = citation directe
quote-mixed = citation partielle
quote-indirect = propos rapportés
quote-via = relayé par { $who }
speaker-unknown = Locuteur non précisé
published = publié le { $date }
published-unknown = date de publication inconnue
quotations-intro = De la plus récente à la plus ancienne, telles que les sources les impriment.
by-speaker = Par locuteur
context = Contexte
context-note = Faits antérieurs à l'objet du dossier.

factuality-factual = avéré selon la source
factuality-announced = annoncé
factuality-denied = démenti
factuality-hypothetical = hypothèse
factuality-stated = déclaration
as-worded = « { $words } » dans la source
just-before = Juste avant, dans la source :
chronology-newest = Du plus récent au plus ancien.
chronology-oldest = Du plus ancien au plus récent.
chronology-zone = Heures : { $zone }.
jump = Aller à
parts-months = Par mois
also = { $n ->
    [one] Aussi dans { $n-text } autre source
   *[other] Aussi dans { $n-text } autres sources
}

## Accueil

situation = Situation au { $date }
situation-zone = Situation au { $date } ({ $zone })
cutoff-unset = Date d'arrêt non précisée
brief = L'essentiel
main-facts = Faits principaux
latest-dates = Dernières dates
who-is-who = Qui est qui
nothing-yet = Aucun fait publié pour l'instant.
nothing-yet-held = { $n ->
    [one] { $n-text } proposition reste à relire.
   *[other] { $n-text } propositions restent à relire.
}
facts-from-source = { $n ->
    [one] { $n-text } fait publié
   *[other] { $n-text } faits publiés
}

## Acteurs et lieux

leading = Les plus cités
a-to-z = De A à Z
kind-person = Personne
kind-organisation = Organisation
kind-place = Lieu
kind-other = Autre nom
kind-country = Pays ou territoire
kind-region = Région
kind-city = Ville
place-country = pays ou territoire
place-region = région
place-city = ville
ids = Identifiants
aliases = Autres graphies
roles = Fonctions, telles que les sources les donnent
role-unknown = fonction non précisée
statements = Déclarations
figures-with = Chiffres des phrases qui le nomment
events-with = Dates
company = Nommés ensemble
company-name = Nom
company-count = Phrases communes
mentions-in-sources = Dans les sources
more-sentences = { $n ->
    [one] et { $n-text } autre phrase
   *[other] et { $n-text } autres phrases
}

## Sources

publisher-unknown = éditeur non précisé
authors = Auteur
origin = Agence
rights = Droits
rights-unknown = non précisés
original = Article d'origine
archive = Copie archivée
fingerprint-label = Empreinte SHA-256
proposed-title = Titre proposé
proposed-title-note = Le titre de la source paraît altéré ; il est laissé tel quel ci-dessus.
about-source = Fiche de la source
facts-drawn = Faits tirés de cette source
facts-drawn-list = Liste des faits, dans l'ordre du texte
no-facts-drawn = Aucun fait publié ne vient de cette source.
open-card = fiche
text-label = Texte de la source
mode-excerpt = Extraits : phrases citées et leurs voisines.
mode-link = Le texte n'est pas reproduit ; seules les phrases citées le sont.
gap = passage omis
mark-figure = chiffre
mark-quotation = citation
mark-event = date

lang-fr = français
lang-en = anglais
lang-de = allemand
lang-es = espagnol
lang-it = italien
lang-ru = russe

## Méthode

method-intro = Comment ce dossier est fait, et ce qu'il vaut.
method-facts = Comment les faits sont trouvés
method-facts-text = Un programme lit chaque source avec des règles écrites et relève les chiffres, les citations, les dates et les noms. Aucun texte n'est rédigé par une machine : chaque fait est un passage de la source, et renvoie à la phrase d'où il vient.
method-verified = Ce que « vérifié » veut dire
method-verified-text = Une personne a comparé le fait à la phrase : il est fidèle à la source. Cela ne dit pas que la source a raison.
method-policy = Ce qui est publié
method-policy-proposed = Les faits dont la règle est juste au moins { $threshold } fois sur 100, relus ou non, sont publiés ; ceux qu'une personne a écartés ne le sont pas.
method-policy-accepted = Seuls les faits qu'une personne a relus et acceptés sont publiés.
method-counts = Ce dossier en nombres
method-period = Sources publiées { $period }
method-rules = Règles et confiance
method-rule = Règle
method-kind = Genre
method-confidence = Confiance
method-count = Faits publiés
method-ranking = Comment les chiffres clés sont classés
method-ranking-text = Chaque chiffre reçoit les points de son sujet, un point pour dix de confiance, { $sources } par autre source qui donne une valeur ({ $most } sources comptées au plus) et { $attributed } si la phrase dit qui le donne. Il en perd { $vague } s'il est vague (« des dizaines »), { $context } si la phrase parle d'un autre moment que l'article ou si la valeur a été retirée, { $part } s'il ne compte qu'une partie d'un tout (les policiers, une ville), { $bare } si rien ne dit ce qui est compté. Les mieux classés ouvrent le dossier ; l'auteur règle ces points dans liasse.toml, sous [figures].
value-percent-range = { $least } à { $most }{"\u00A0"}%
method-topic = Sujet
method-points = Points
method-languages = Langues des sources
method-notes = Remarques sur les sources
note-undated = sans date de publication : les dates relatives du texte restent ouvertes
note-suspect-title = titre suspect ; titre proposé : { $title }
method-rerun = Refaire ce dossier
method-rerun-text = Liasse { $version }, empreinte des sources et des réglages :
rule-kind-figure = Chiffres
rule-kind-quotation = Citations
rule-kind-event = Dates
rule-kind-mention = Noms
total-sources = Sources
total-facts = Faits publiés
total-reviewed = Faits vérifiés
total-held-back = Faits non publiés

## Page absente

missing-text = L'adresse demandée n'existe pas, ou n'existe plus, dans ce dossier.

made-with = Fait avec Liasse { $version }

## Dates

date-first-day = 1er
date-time = { $date }, { $clock }
date-hour = { $hour }{"\u00A0"}h
date-clock = { $hour }{"\u00A0"}h{"\u00A0"}{ $minute }
date-morning = matin
date-midday = midi
date-afternoon = après-midi
date-evening = soir
date-night-alone = nuit
date-daytime = journée
date-night = nuit du { $from } au { $to }
date-week = semaine du { $from } au { $to }
date-season = { $season ->
    [21] printemps { $year }
    [22] été { $year }
    [23] automne { $year }
    [24] hiver { $year }
    [33] 1er trimestre { $year }
    [34] 2e trimestre { $year }
    [35] 3e trimestre { $year }
    [36] 4e trimestre { $year }
    [37] premier tiers de { $year }
    [38] deuxième tiers de { $year }
    [39] dernier tiers de { $year }
    [40] 1er semestre { $year }
   *[41] 2e semestre { $year }
}
date-decade = années { $year }
date-century = { $roman ->
    [I] Ier siècle
   *[other] { $roman }e siècle
}
date-before-era = { $year } av. J.-C.
date-range = { $kind ->
    [day] du { $from } au { $to }
   *[other] { $from } – { $to }
}
date-since = { $kind ->
    [day] à partir du { $date }
   *[other] dès { $date }
}
date-since-unknown = { $kind ->
    [day] depuis le { $date }, fin inconnue
   *[other] depuis { $date }, fin inconnue
}
about-clock = vers { $clock }
date-until = { $kind ->
    [day] le { $date } ou avant
   *[other] { $date } ou avant
}
date-until-unknown = { $kind ->
    [day] jusqu'au { $date }
   *[other] jusqu'à { $date }
}
date-approximate = { $kind ->
    [day] vers le { $date }
   *[other] vers { $date }
}
date-uncertain = { $date } (date incertaine)
date-yearless = { $date }, année inconnue
date-as-of = { $kind ->
    [day] au { $date }
    [month] en { $date }
   *[other] { $date }
}

## Monnaies

currency-EUR = { $n ->
    [one] euro
   *[other] euros
}
currency-USD = { $n ->
    [one] dollar
   *[other] dollars
}
currency-GBP = { $n ->
    [one] livre sterling
   *[other] livres sterling
}
currency-JPY = { $n ->
    [one] yen
   *[other] yens
}
currency-CHF = { $n ->
    [one] franc suisse
   *[other] francs suisses
}
currency-CAD = { $n ->
    [one] dollar canadien
   *[other] dollars canadiens
}
currency-AUD = { $n ->
    [one] dollar australien
   *[other] dollars australiens
}
currency-CNY = { $n ->
    [one] yuan
   *[other] yuans
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
   *[other] tenges
}
currency-TRY = { $n ->
    [one] livre turque
   *[other] livres turques
}
currency-INR = { $n ->
    [one] roupie
   *[other] roupies
}
currency-XOF = { $n ->
    [one] franc CFA
   *[other] francs CFA
}
currency-XAF = { $n ->
    [one] franc CFA
   *[other] francs CFA
}
currency-MAD = { $n ->
    [one] dirham
   *[other] dirhams
}
currency-DZD = { $n ->
    [one] dinar algérien
   *[other] dinars algériens
}
currency-TND = { $n ->
    [one] dinar tunisien
   *[other] dinars tunisiens
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
    [one] couronne suédoise
   *[other] couronnes suédoises
}
currency-NOK = { $n ->
    [one] couronne norvégienne
   *[other] couronnes norvégiennes
}
currency-DKK = { $n ->
    [one] couronne danoise
   *[other] couronnes danoises
}
currency-ILS = { $n ->
    [one] shekel
   *[other] shekels
}
currency-KRW = { $n ->
    [one] won
   *[other] wons
}
currency-ZAR = { $n ->
    [one] rand
   *[other] rands
}
currency-EGP = { $n ->
    [one] livre égyptienne
   *[other] livres égyptiennes
}
currency-UZS = { $n ->
    [one] soum
   *[other] soums
}
currency-KGS = { $n ->
    [one] som
   *[other] soms
}

# Les règles qui trouvent les faits, en mots ; voir la page Méthode.
found-by-event-clause = une date dans une proposition qui a son verbe
found-by-event-sentence = une date dans une phrase dont le verbe est ailleurs
found-by-counted = un nombre et ce qu'il compte
found-by-counted-again = un nombre de ce que compte la phrase précédente
found-by-counted-object = un nombre, et le sujet ou l'objet de son verbe pour ce qu'il compte
found-by-collective = un nom de nombre (« une trentaine »)
found-by-fraction = une fraction
found-by-measure = un nombre et son unité de mesure
found-by-money = une somme d'argent
found-by-share = un pourcentage
found-by-age = un âge
found-by-article = une unité précédée d'un article (« un million »)
found-by-ratio = un rapport (« un sur trois »)
found-by-duration = une durée
found-by-bare = un nombre sans unité
found-by-alone = un nombre seul
found-by-name-tagger = un nom reconnu à sa forme et à son entourage
found-by-name-majority = un nom lu comme ailleurs dans le texte
found-by-name-known = un nom de pays, de ville ou d'institution
found-by-name-listed = le nom d'une organisation de nos listes, tel qu'il s'écrit
found-by-name-family = un nom de famille déjà donné en entier
found-by-name-leader = qui dirige un gouvernement, nommé avec lui
found-by-name-dateline = le lieu d'une dépêche
found-by-name-capitals = un nom écrit en capitales
found-by-name-again = un nom déjà rencontré dans le texte
found-by-name-acronym = un sigle et son développement
found-by-content = un verbe de parole et ce qui est dit (« il a dit que »)
found-by-bare-content = un verbe de parole et ce qui est dit, sans « que »
found-by-infinitive = un verbe de parole et un infinitif (« il a dit avoir »)
found-by-question = une question rapportée
found-by-noun-clause = un nom et ce qu'il rapporte (« la promesse que »)
found-by-accuse = une accusation (« accusé de »)
found-by-inquit = une incise (« a-t-il dit »)
found-by-inquit-inside = une incise entre les guillemets
found-by-inverted = des guillemets suivis du verbe et de qui parle
found-by-subject-verb = des guillemets suivis de qui parle et du verbe
found-by-according = une attribution en tête (« selon »)
found-by-according-after = une attribution à la fin (« selon »)
found-by-around-source = une attribution au milieu de ce qui est dit (« selon lui »)
found-by-beside-act = une attribution après le récit d'un acte (« a critiqué …, selon lui »)
found-by-opinion = un avis (« pour le maire, »)
found-by-turn = une réplique d'entretien
found-by-in-clause = des guillemets dans une proposition attribuée
found-by-called = ce que quelqu'un nomme ainsi (« ce qu'il appelle »)
found-by-colon = un nom, deux points et des guillemets
found-by-colon-verb = un verbe de parole, deux points et des guillemets
found-by-that-verb = un verbe de parole, « que » et des guillemets
found-by-verb = un verbe de parole juste avant les guillemets
found-by-fragment = quelques mots entre guillemets après un verbe de parole
found-by-fragment-far = quelques mots entre guillemets loin du verbe
found-by-interrupted = la suite d'une citation interrompue
found-by-and-adds = une suite annoncée (« et d'ajouter »)
found-by-statement = des guillemets sans verbe de parole
found-by-carried = des guillemets qui suivent une citation attribuée
found-by-after-sentence = des guillemets après une phrase qui dit qui parle
found-by-bare-after-complement = un verbe de parole, un complément et ce qui est dit
