//! What is hard in French figures; one test a difficulty, in sentences of our own.

use super::{check, check_all, check_context};

#[test]
fn a_modifier_reaches_over_a_coordination() {
    check(
        "fr",
        "Le convoi comptait quelque 1 840 marins et 320 camions blindés.",
        &["1 840 marins = 1840 marins (approx)", "320 camions = 320 camions (approx)"],
    );
    check("fr", "Près de 40 bus et 12 trains", &["40 bus = 40 bus (approx)", "12 trains = 12 trains"]);
}

#[test]
fn a_number_word_opens_the_sentence() {
    check("fr", "Treize agents de la douane ont été mutés.", &["Treize agents = 13 agents"]);
}

#[test]
fn no_break_spaces_inside_numbers() {
    check(
        "fr",
        "Sur 12\u{202f}400\u{a0}électeurs, 3\u{a0}150 femmes",
        &["12\u{202f}400\u{a0}électeurs = 12400 électeurs", "3\u{a0}150 femmes = 3150 femmes"],
    );
}

#[test]
fn scales_and_their_abbreviations() {
    check(
        "fr",
        "La dette atteint 9 milliards d'euros, puis 9,5 Md€, 250 M€ et 80 k€.",
        &["9 milliards d'euros = 9000000000 EUR", "9,5 Md€ = 9500000000 EUR", "250 M€ = 250000000 EUR", "80 k€ = 80000 EUR"],
    );
}

#[test]
fn a_half_belongs_to_the_scale() {
    check("fr", "Un million et demi de foyers sont privés de courant.", &["Un million et demi de foyers = 1500000 foyers"]);
}

#[test]
fn collectives_approximate_and_vague() {
    check(
        "fr",
        "Une quarantaine de maisons, des centaines de milliers de réfugiés, plusieurs dizaines d'otages.",
        &[
            "Une quarantaine de maisons = 40 maisons (approx)",
            "des centaines de milliers de réfugiés = 100000 réfugiés (vague)",
            "plusieurs dizaines d'otages = 10 otages (vague)",
        ],
    );
}

#[test]
fn ranges_share_unit_and_scale() {
    check("fr", "La hausse serait comprise entre 2 et 4 %, contre 6 à 7 % ailleurs.", &["2 et 4 % = 2–4 %", "6 à 7 % = 6–7 %"]);
    check("fr", "Le chantier coûterait 2 à 3 millions d'euros.", &["2 à 3 millions d'euros = 2000000–3000000 EUR"]);
    check("fr", "On attend entre 800 et 1 000 coureurs.", &["800 et 1 000 coureurs = 800–1000 coureurs"]);
}

#[test]
fn a_change_gives_two_figures() {
    check("fr", "Le taux est passé de 7 à 9 %.", &["7 = 7 %", "9 % = 9 %"]);
    check_all("fr", "Les effectifs sont passés de 120 à 95 agents.", &["120 = 120", "95 agents = 95 agents"]);
}

#[test]
fn ordinals_are_no_figures() {
    check_all("fr", "La 12e session, au XVIIIe siècle, sous Charles Ier, fut la deuxième du genre.", &[]);
}

#[test]
fn ages_and_age_brackets() {
    check(
        "fr",
        "Les 15-24 ans sont touchés ; une femme de 34 ans et Paul Martin, âgé de 92 ans, sont morts.",
        &["15-24 ans = 15–24 year (age)", "34 ans = 34 year (age)", "92 ans = 92 year (age)"],
    );
    check("fr", "Il a régné 29 ans, puis trois jours de deuil.", &[]);
}

#[test]
fn currencies_of_several_words() {
    check(
        "fr",
        "Le rachat porte sur 2,1 milliards de livres sterling, 90 000 francs suisses et 700 dollars canadiens.",
        &[
            "2,1 milliards de livres sterling = 2100000000 GBP",
            "90 000 francs suisses = 90000 CHF",
            "700 dollars canadiens = 700 CAD",
        ],
    );
}

#[test]
fn points_of_percentage_and_points_of_an_index() {
    check(
        "fr",
        "Le chômage recule de 0,3 point de pourcentage et la cote du premier ministre de 4 points.",
        &["0,3 point de pourcentage = 0.3 pp", "4 points = 4 pp"],
    );
    check("fr", "L'indice a perdu 30 points en séance.", &["30 points = 30 points"]);
}

#[test]
fn percent_in_every_writing() {
    check(
        "fr",
        "Elle obtient 31,2\u{a0}% des voix, soit 31,2 pour cent, et 60% au second tour.",
        &["31,2\u{a0}% = 31.2 %", "31,2 pour cent = 31.2 %", "60% = 60 %"],
    );
}

#[test]
fn regional_number_words() {
    check(
        "fr",
        "Quatre-vingt-treize voix, soixante et onze abstentions, septante-deux refus.",
        &[
            "Quatre-vingt-treize voix = 93 voix",
            "soixante et onze abstentions = 71 abstentions",
            "septante-deux refus = 72 refus",
        ],
    );
}

#[test]
fn an_article_counts_in_a_toll_only() {
    check(
        "fr",
        "La collision a fait un mort et trois blessés, aucun passager.",
        &["un mort = 1 mort", "trois blessés = 3 blessés"],
    );
    check_all("fr", "Un centre unique a ouvert il y a une semaine dans un village.", &[]);
}

#[test]
fn negative_and_compound_measures() {
    check(
        "fr",
        "Il a fait −12 °C avec un vent de 140 km/h sur 3 200 m² à 15 kilomètres de là, puis moins 8 degrés.",
        &["−12 °C = -12 C", "140 km/h = 140 km/h", "3 200 m² = 3200 m²", "15 kilomètres = 15 km", "moins 8 degrés = -8 degree"],
    );
}

#[test]
fn modifiers_stand_apart() {
    check(
        "fr",
        "Plus de 300 élèves, au moins 14 morts, environ 7 000 hommes, jusqu'à 90 litres et moins de 5 grammes.",
        &[
            "300 élèves = 300 élèves (more)",
            "14 morts = 14 morts (at least)",
            "7 000 hommes = 7000 hommes (approx)",
            "90 litres = 90 l (at most)",
            "5 grammes = 5 g (less)",
        ],
    );
    check(
        "fr",
        "Il faut 20 signatures au moins, ou 50 euros environ.",
        &["20 signatures = 20 signatures (at least)", "50 euros = 50 EUR (approx)"],
    );
}

#[test]
fn identifiers_are_no_figures() {
    check_all("fr", "Le Covid-19, le G7, l'A320, la RN 12, le Boeing 747 et l'article 49-3.", &[]);
    check_all("fr", "Appelez le 01 44 55 66 77 ou le 03.80.11.22.33, au 12, rue des Lilas, chambre 8.", &[]);
    check_all("fr", "Le match s'est conclu sur le score de 3-1, après un 2 à 0 ; version 4.2.1.", &[]);
    check_all("fr", "Douze rue, place du 11-Novembre, Deux-Sèvres, un trois-mâts.", &["Douze = 12"]);
}

#[test]
fn years_dates_and_clock_times_are_no_figures() {
    check_all("fr", "Le 3 mai 2019, à 14 h 30, puis de 1998 à 2004, en 2012 et jeudi 26.", &[]);
    check_all("fr", "Du 6 au 10 mars, à 20 heures, il y a deux ans.", &[]);
    check(
        "fr",
        "Quelque 2 030 soldats et 2100 chevaux.",
        &["2 030 soldats = 2030 soldats (approx)", "2100 chevaux = 2100 chevaux (approx)"],
    );
}

#[test]
fn factors_and_multiples() {
    check("fr", "Le prix a été multiplié par quatre, c'est trois fois plus qu'avant.", &["trois fois = 3 fois"]);
}

#[test]
fn a_dot_groups_thousands() {
    check("fr", "La police a saisi 1,8 tonne de résine et 2.300 plants.", &["1,8 tonne = 1.8 t", "2.300 plants = 2300 plants"]);
}

#[test]
fn shares_in_words() {
    check(
        "fr",
        "Un salarié sur cinq et deux tiers des cadres approuvent.",
        &["Un salarié sur cinq = 0.2", "deux tiers = 0.6667"],
    );
    check_all("fr", "Ils occupent 27 des 348 sièges.", &["27 = 27", "348 sièges = 348 sièges"]);
}

#[test]
fn coins_and_centimetres_without_their_name() {
    check(
        "fr",
        "Le café à 2€50, le plat à 12 euros 80 pour un joueur de 1 m 92.",
        &["2€50 = 2.5 EUR", "12 euros 80 = 12.8 EUR", "1 m 92 = 1.92 m"],
    );
}

#[test]
fn a_change_shares_unit_and_scale() {
    check("fr", "Le budget passe de 2 à 3 milliards d'euros.", &["2 = 2000000000 EUR", "3 milliards d'euros = 3000000000 EUR"]);
}

#[test]
fn the_other_side_of_a_vote_shares_no_noun() {
    check_all(
        "fr",
        "Adopté par 301 voix contre 243 et 33 abstentions.",
        &["301 voix = 301 voix", "243 = 243", "33 abstentions = 33 abstentions"],
    );
}

#[test]
fn a_decimal_word_before_its_scale() {
    check("fr", "Il manque deux virgule cinq millions d'euros.", &["deux virgule cinq millions d'euros = 2500000 EUR"]);
}

#[test]
fn numbered_laws_and_postal_codes_are_no_figures() {
    check_all("fr", "La loi n° 2004-575, au siège, 75005 Paris, et un chrono de 9''58.", &[]);
}

#[test]
fn a_half_joined_to_its_unit() {
    check("fr", "Un demi-hectare de vigne pour la demi-finale.", &["Un demi-hectare = 0.5 ha"]);
}

#[test]
fn a_modifier_that_elides() {
    check("fr", "Plus d'une centaine de maisons ont brûlé.", &["une centaine de maisons = 100 maisons (more)"]);
}

#[test]
fn an_ellipsis_goes_on_counting_time() {
    check("fr", "Il est condamné à vingt mois de prison dont huit avec sursis.", &[]);
}

#[test]
fn what_is_counted_and_what_happened() {
    check_context(
        "fr",
        "Onze membres des forces de sécurité ont été tués.",
        &[("membres des forces de sécurité", "ont été tués", "")],
    );
    check_context(
        "fr",
        "Selon le ministère de la Santé, 14 personnes seraient mortes.",
        &[("personnes", "seraient mortes", "Selon le ministère de la Santé")],
    );
    check_context(
        "fr",
        "Elle recueille 52 % des suffrages exprimés, d'après l'institut Ipsos.",
        &[("suffrages exprimés", "", "d'après l'institut Ipsos")],
    );
}

#[test]
fn who_says_one_figure_does_not_say_the_one_beyond_a_semicolon() {
    check_context(
        "fr",
        "Selon la mairie, 40 personnes sont rentrées ; le préfet parle de 12 familles.",
        &[("personnes", "sont rentrées", "Selon la mairie"), ("familles", "", "")],
    );
}

#[test]
fn a_half_and_small_parts_after_any_unit() {
    check("fr", "Il faut six litres et demi d'huile.", &["six litres et demi = 6.5 l"]);
    check("fr", "Elle court 4 km 300 chaque jour.", &["4 km 300 = 4.3 km"]);
    check("fr", "Le plat est à 14 € 50, le vin à 8 € le verre.", &["14 € 50 = 14.5 EUR", "8 € = 8 EUR"]);
}

#[test]
fn currencies_of_every_country() {
    check(
        "fr",
        "40 couronnes estoniennes, 9 000 francs belges, 12 drachmes, 7 litas, 250 roubles biélorusses",
        &[
            "40 couronnes estoniennes = 40 EEK",
            "9 000 francs belges = 9000 BEF",
            "12 drachmes = 12 GRD",
            "7 litas = 7 LTL",
            "250 roubles biélorusses = 250 BYN",
        ],
    );
    // Settlers, not Costa Rican money.
    check("fr", "Le plateau compte 20 000 colons.", &["20 000 colons = 20000 colons"]);
}

#[test]
fn measures_written_out() {
    check(
        "fr",
        "30 mètres par seconde, 8 centimètres carrés, 14 milles marins, 6 téraoctets, 3 quintaux",
        &[
            "30 mètres par seconde = 30 m/s",
            "8 centimètres carrés = 8 cm²",
            "14 milles marins = 14 nautical mile",
            "6 téraoctets = 6 TB",
            "3 quintaux = 3 quintal",
        ],
    );
}
