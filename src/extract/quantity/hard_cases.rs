//! The hard cases, each named by what is hard. A check shows every quantity of a text as
//! `span = amount unit (modifier)`; publication-worthy ones only, unless it asks for all.

use super::find;
use crate::extract::facts::{Amount, Modifier, Quantity, Unit};
use crate::extract::lexicon::Lexicon;
use crate::text::{Document, Lang};

fn quantities(lang: &str, text: &str) -> Vec<Quantity> {
    let lexicon = Lexicon::of(Lang::parse(lang).unwrap());
    let doc = Document::new(text, &lexicon.abbreviations, &lexicon.numbers);
    find(&doc, lexicon, &[])
}

fn show(text: &str, q: &Quantity) -> String {
    let round = |v: f64| (v * 1e4).round() / 1e4;
    let amount = match q.amount {
        Amount::Exact(v) => round(v).to_string(),
        Amount::Range(low, high) => format!("{}–{}", round(low), round(high)),
    };
    let unit = match &q.unit {
        Unit::Currency(u) | Unit::Share(u) | Unit::Measure(u) | Unit::Counted(u) => format!(" {u}"),
        Unit::None => String::new(),
    };
    let modifier = q.modifier.map_or("", |modifier| match modifier {
        Modifier::Approximate => " (approx)",
        Modifier::More => " (more)",
        Modifier::Less => " (less)",
        Modifier::AtLeast => " (at least)",
        Modifier::AtMost => " (at most)",
        Modifier::Vague => " (vague)",
    });
    let age = if q.is_age { " (age)" } else { "" };
    format!("{} = {amount}{unit}{modifier}{age}", q.span.of(text))
}

/// Quantities sure enough to be published.
fn check(lang: &str, text: &str, expect: &[&str]) {
    let found: Vec<String> = quantities(lang, text).iter().filter(|q| q.confidence.0 >= 60).map(|q| show(text, q)).collect();
    assert_eq!(found, expect, "{text}");
}

/// All quantities, those kept from publication too.
fn check_all(lang: &str, text: &str, expect: &[&str]) {
    let found: Vec<String> = quantities(lang, text).iter().map(|q| show(text, q)).collect();
    assert_eq!(found, expect, "{text}");
}

/// What is counted, what happened and who says so, for each quantity.
fn check_context(lang: &str, text: &str, expect: &[(&str, &str, &str)]) {
    let part = |span: Option<crate::span::Span>| span.map_or("", |span| span.of(text));
    let found: Vec<(&str, &str, &str)> =
        quantities(lang, text).iter().map(|q| (part(q.counts), part(q.predicate), part(q.says))).collect();
    assert_eq!(found, expect, "{text}");
}

mod french {
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
        check(
            "fr",
            "La hausse serait comprise entre 2 et 4 %, contre 6 à 7 % ailleurs.",
            &["2 et 4 % = 2–4 %", "6 à 7 % = 6–7 %"],
        );
        check("fr", "Le chantier coûterait 2 à 3 millions d'euros.", &["2 à 3 millions d'euros = 2000000–3000000 EUR"]);
        check("fr", "On attend entre 800 et 1 000 coureurs.", &["800 et 1 000 coureurs = 800–1000 coureurs"]);
    }

    #[test]
    fn a_change_gives_two_figures() {
        check("fr", "Le taux est passé de 7 à 9 %.", &["9 % = 9 %"]);
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
            &[
                "−12 °C = -12 C",
                "140 km/h = 140 km/h",
                "3 200 m² = 3200 m²",
                "15 kilomètres = 15 km",
                "moins 8 degrés = -8 degree",
            ],
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
        check(
            "fr",
            "La police a saisi 1,8 tonne de résine et 2.300 plants.",
            &["1,8 tonne = 1.8 t", "2.300 plants = 2300 plants"],
        );
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
}

mod english {
    use super::{check, check_all, check_context};

    #[test]
    fn a_thousand_separator_is_no_list() {
        check(
            "en",
            "Some 12,400 refugees and 3,150 children arrived.",
            &["12,400 refugees = 12400 refugee (approx)", "3,150 children = 3150 child (approx)"],
        );
    }

    #[test]
    fn a_list_of_numbers_is_no_thousand() {
        check_all("en", "The bus stops at gates 22,24,26.", &["22 = 22", "24 = 24", "26 = 26"]);
    }

    #[test]
    fn currency_signs_before_the_number() {
        check(
            "en",
            "It paid $4.5bn, £30m, €12 million and US$7.",
            &["$4.5bn = 4500000000 USD", "£30m = 30000000 GBP", "€12 million = 12000000 EUR", "US$7 = 7 USD"],
        );
    }

    #[test]
    fn dollars_of_other_countries() {
        check(
            "en",
            "The fund holds C$16 million, A$9m and HK$500.",
            &["C$16 million = 16000000 CAD", "A$9m = 9000000 AUD", "HK$500 = 500 HKD"],
        );
    }

    #[test]
    fn currency_names_after_the_number() {
        check(
            "en",
            "A fine of 90,000 Swiss francs and 2 billion yen",
            &["90,000 Swiss francs = 90000 CHF", "2 billion yen = 2000000000 JPY"],
        );
    }

    #[test]
    fn metres_are_no_millions() {
        check("en", "The wall is 3m high, the grant is £3m.", &["3m = 3 m", "£3m = 3000000 GBP"]);
    }

    #[test]
    fn cents_and_coins() {
        check(
            "en",
            "Shares rose 19 cents to 15 dollars and 40 cents.",
            &["19 cents = 19 cent", "15 dollars and 40 cents = 15.4 USD"],
        );
    }

    #[test]
    fn a_price_per_unit() {
        check("en", "Oil cost $71 a barrel, or $1.34 a share.", &["$71 = 71 USD", "$1.34 = 1.34 USD"]);
    }

    #[test]
    fn a_hyphen_joins_number_and_unit() {
        check(
            "en",
            "A 45-acre farm, a six-mile walk and a 30-square-foot cell",
            &["45-acre = 45 acre", "six-mile = 6 mi", "30-square-foot = 30 square foot"],
        );
    }

    #[test]
    fn a_hyphened_age() {
        check("en", "A 26-year-old man and a woman aged 31 died.", &["26-year-old = 26 year (age)", "31 = 31 year (age)"]);
    }

    #[test]
    fn an_age_after_a_name() {
        check(
            "en",
            "Mary Jones, 45, said she was 60 years old at heart.",
            &["45 = 45 year (age)", "60 years old = 60 year (age)"],
        );
    }

    #[test]
    fn a_length_of_time_is_no_published_figure() {
        check("en", "They waited three days and fled two years ago.", &[]);
    }

    #[test]
    fn ranges_with_and_without_between() {
        check(
            "en",
            "Between 10 and 20 people were hurt by 5-6 mm of hail.",
            &["10 and 20 people = 10–20 people", "5-6 mm = 5–6 mm"],
        );
        check(
            "en",
            "It costs $10-$20, or 3 to 5 million euros.",
            &["$10-$20 = 10–20 USD", "3 to 5 million euros = 3000000–5000000 EUR"],
        );
    }

    #[test]
    fn a_rise_is_no_range() {
        check("en", "Unemployment rose from 5% to 7%.", &["5% = 5 %", "7% = 7 %"]);
    }

    #[test]
    fn percent_and_percentage_points() {
        check(
            "en",
            "Support fell by 3 percentage points to 41 percent, 25 basis points less.",
            &["3 percentage points = 3 pp", "41 percent = 41 %", "25 basis points = 25 basis point"],
        );
    }

    #[test]
    fn vague_plurals() {
        check(
            "en",
            "Dozens of homes, hundreds of thousands of people and several hundred cows",
            &[
                "Dozens of homes = 12 home (vague)",
                "hundreds of thousands of people = 100000 people (vague)",
                "several hundred cows = 100 cow (vague)",
            ],
        );
    }

    #[test]
    fn halves_and_mixed_numbers() {
        check(
            "en",
            "Two and a half million homes, half a million cars, half a dozen ships",
            &[
                "Two and a half million homes = 2500000 home",
                "half a million cars = 500000 car",
                "half a dozen ships = 6 ship (approx)",
            ],
        );
    }

    #[test]
    fn shares_in_words() {
        check("en", "Two-thirds of voters and one in five drivers agree.", &["Two-thirds = 0.6667", "one in five = 0.2"]);
    }

    #[test]
    fn a_quarter_of_the_year_is_no_share() {
        check_all("en", "Sales grew in the third quarter of 2019 and the first half of last year.", &[]);
    }

    #[test]
    fn one_is_often_a_pronoun() {
        check_all("en", "No one knew which one of them was the one.", &[]);
        check("en", "One soldier died.", &["One soldier = 1 soldier"]);
    }

    #[test]
    fn the_noun_comes_after_its_adjectives() {
        check(
            "en",
            "Five armed federal police officers and 14 new long-haul jets",
            &["Five armed federal police officers = 5 officer", "14 new long-haul jets = 14 jet"],
        );
    }

    #[test]
    fn a_plural_without_an_ending() {
        check(
            "en",
            "Some 300 people, 12 women and 40 police stood there.",
            &["300 people = 300 people (approx)", "12 women = 12 woman", "40 police = 40 police"],
        );
    }

    #[test]
    fn years_and_dates_are_no_figures() {
        check_all("en", "On March 12, 2014, in 1998 and the 2016 election, at 5:30 p.m. and 11pm.", &[]);
    }

    #[test]
    fn a_number_like_a_year_that_counts() {
        check("en", "More than 2000 workers went.", &["2000 workers = 2000 worker (more)"]);
    }

    #[test]
    fn model_names_are_no_figures() {
        check_all("en", "A Boeing 737, an F-16, a Boeing 777-200LR, the G20, the S&P 500 and Chapter 11 protection.", &[]);
        check_all("en", "Boeing 787 Dreamliners and the iPhone 4 antenna", &[]);
    }

    #[test]
    fn telephone_numbers_and_streets_are_no_figures() {
        check_all("en", "Call +1-202-555-0143 or 020 7946 0958 at 10 Downing Street, room 12.", &[]);
    }

    #[test]
    fn scores_are_no_figures() {
        check_all("en", "They won 3-1 after a 52-35 vote.", &[]);
    }

    #[test]
    fn ordinals_are_no_figures() {
        check_all("en", "The 21st century, the third time, the twenty-first.", &[]);
    }

    #[test]
    fn list_numbers_versions_and_links_are_no_figures() {
        check_all("en", "1. Open version 4.2.1\n2) See http://example.org/?id=305&n=%28", &[]);
    }

    #[test]
    fn temperatures_below_zero() {
        check(
            "en",
            "It was -5 °C, minus 10 degrees, 3 degrees below zero and 98.6 degrees Fahrenheit.",
            &[
                "-5 °C = -5 C",
                "minus 10 degrees = -10 degree",
                "3 degrees below zero = -3 degree",
                "98.6 degrees Fahrenheit = 98.6 F",
            ],
        );
    }

    #[test]
    fn speeds_and_heights() {
        check(
            "en",
            "At 188 miles an hour he passed a man 5 feet 11 inches tall.",
            &["188 miles an hour = 188 mph", "5 feet 11 inches = 5.9167 ft"],
        );
    }

    #[test]
    fn modifiers_before_and_after() {
        check(
            "en",
            "At least 40 dead, up to 900 injured, nearly 8 tons, no more than 3 boats and 50 ships or more.",
            &[
                "40 dead = 40 dead (at least)",
                "900 injured = 900 injured (at most)",
                "8 tons = 8 t (approx)",
                "3 boats = 3 boat (at most)",
                "50 ships = 50 ship (at least)",
            ],
        );
    }

    #[test]
    fn a_scale_after_the_code() {
        check("en", "They lost 75 USD million and 48.5 MGBP.", &["75 USD million = 75000000 USD", "48.5 MGBP = 48500000 GBP"]);
    }

    #[test]
    fn what_is_counted_what_happened_and_who_says_so() {
        check_context(
            "en",
            "Sixteen members of the security forces were killed, according to the ministry.",
            &[("members of the security forces", "were killed", "according to the ministry")],
        );
    }
}
