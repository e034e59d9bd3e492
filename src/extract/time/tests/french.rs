//! French hard cases.

use super::{check, times, values};
use crate::extract::{TimeKind, TimeModifier};
use crate::text::Lang;

fn fr(text: &str, expect: &[&str]) {
    check(Lang::FR, text, expect);
}

fn edtf(text: &str, expect: &str) {
    let found = times(Lang::FR, text, Some("2022-01-13"));
    assert_eq!(found.first().and_then(|t| t.edtf.as_deref()), Some(expect), "{text}");
}

#[test]
fn a_bare_weekday_goes_with_the_tense() {
    fr("La ministre a démissionné mardi.", &["mardi → 2022-01-11"]);
    fr("Le tribunal rendra sa décision mardi.", &["mardi → 2022-01-18"]);
    fr("Le texte doit être signé lundi à Genève.", &["lundi → 2022-01-17"]);
    fr("Une réunion est prévue vendredi.", &["vendredi → 2022-01-14"]);
}

#[test]
fn the_weekday_of_publication_is_that_day() {
    fr("Jeudi, la préfecture a levé l'alerte.", &["Jeudi → 2022-01-13"]);
}

#[test]
fn a_day_without_year_is_the_nearest_by_tense() {
    fr("Le 3 janvier, le cabinet a été remanié.", &["Le 3 janvier → 2022-01-03"]);
    fr("Le second tour aura lieu le 24 avril.", &["le 24 avril → 2022-04-24"]);
    fr("Le raid du 28 décembre avait fait des victimes.", &["28 décembre → 2021-12-28"]);
    fr("Le parc avait rouvert en septembre.", &["septembre → 2021-09"]);
}

#[test]
fn more_than_so_long_ago_has_no_known_start() {
    edtf("La crise a débuté il y a plus d'un mois.", "../2021-12");
    edtf("La crise a débuté il y a plus de dix jours.", "../2022-01-03");
    edtf("Le port a fermé il y a moins de trois jours.", "2022-01-10/2022-01-13");
}

#[test]
fn about_an_hour_is_told_as_about() {
    let modifier = |text| times(Lang::FR, text, Some("2022-01-13")).last().and_then(|time| time.modifier);
    assert_eq!(modifier("Mercredi vers 17 heures, le courant a été coupé."), Some(TimeModifier::Approximate));
    assert_eq!(modifier("Mercredi à 17 heures, le courant a été coupé."), None);
}

#[test]
fn words_before_a_date_open_an_end() {
    edtf("Le musée est fermé depuis 2019.", "2019/..");
    edtf("Le musée restera fermé jusqu'au 5 mars.", "/2022-03-05");
    edtf("La loi entrera en vigueur d'ici à 2030.", "../2030");
}

#[test]
fn offsets_keep_the_precision_of_their_unit() {
    fr("Il y a trois ans, l'usine tournait encore.", &["Il y a trois ans → 2019"]);
    fr("La usine a fermé il y a deux mois.", &["il y a deux mois → 2021-11"]);
    fr("Le navire arrivera dans quatre jours.", &["dans quatre jours → 2022-01-17"]);
}

#[test]
fn two_months_that_name_something_have_no_tense() {
    fr("Le sondage de novembre-décembre, qui sera publié, le montre.", &["novembre → 2021-11", "décembre → 2021-12"]);
    // A range goes with its verb.
    fr("Le pont sera fermé de novembre à décembre.", &["novembre → 2022-11", "décembre → 2022-12"]);
}

#[test]
fn what_is_done_later_is_not_past_with_its_main_verb() {
    fr("Elle a remercié ses équipes avant de quitter la mairie le 4 avril.", &["le 4 avril → 2022-04-04"]);
    fr("Il avait travaillé à Lyon avant de rejoindre Lille le 4 décembre.", &["le 4 décembre → 2021-12-04"]);
    // A comma ends what is done.
    fr("Avant de partir, elle a signé le 4 avril.", &["le 4 avril → 2021-04-04"]);
}

#[test]
fn hours_go_with_the_day_after_them_in_their_sentence() {
    fr(
        "Le vol a eu lieu entre 22 h et 23 h lundi.",
        &["22 h → 2022-01-10T22:00", "23 h → 2022-01-10T23:00", "lundi → 2022-01-10"],
    );
    fr(
        "Le trafic reprendra à partir de 20 heures. Samedi, il neigera.",
        &["20 heures → 2022-01-13T20:00", "Samedi → 2022-01-15"],
    );
    fr("Un stage à partir de 20 heures de cours.", &["20 heures → PT20H"]);
}

#[test]
fn past_midnight_is_told_by_the_local_hour() {
    fr(
        "Lundi, il a tremblé à 22 h 10 (heure locale, 14 h 10 UTC) puis à 0 h 20.",
        &["Lundi → 2022-01-10", "22 h 10 → 2022-01-10T22:10", "14 h 10 UTC → 2022-01-10T14:10", "0 h 20 → 2022-01-11T00:20"],
    );
}

#[test]
fn a_season_with_its_year_after_a_preposition() {
    fr("À l'automne 2020, la mine a rouvert.", &["À l'automne 2020 → 2020-FA"]);
    fr("Au printemps prochain, elle fermera.", &["Au printemps prochain → 2022-SP"]);
    fr("Au printemps, 2020 arbres seront plantés.", &["Au printemps → 2022-SP"]);
}

#[test]
fn the_end_of_last_century_and_the_last_quarter_of_a_year() {
    fr("À la fin du siècle dernier, le port s'ensabla.", &["la fin du siècle dernier → 19XX"]);
    fr("Le dernier trimestre 2021 a été bon.", &["Le dernier trimestre 2021 → 2021-Q4"]);
}

#[test]
fn a_participle_right_before_the_date_is_over() {
    fr("Arrivée lundi à Metz, la ministre repartira vendredi.", &["lundi → 2022-01-10", "vendredi → 2022-01-14"]);
    fr("L'usine fermée en octobre rouvrira en mars.", &["octobre → 2021-10", "mars → 2022-03"]);
    // With its auxiliary it takes the tense of that, and a noun has none.
    fr("L'usine sera fermée en octobre.", &["octobre → 2022-10"]);
    fr("Le concert prévu samedi sera long.", &["samedi → 2022-01-15"]);
    fr("Un grand marché en octobre réunira les éleveurs.", &["octobre → 2022-10"]);
}

#[test]
fn what_was_put_off_is_to_come() {
    fr("L'audience de lundi a été reportée au 3 février.", &["lundi → 2022-01-10", "3 février → 2022-02-03"]);
    fr("L'audience avait été reportée au 3 décembre.", &["3 décembre → 2021-12-03"]);
}

#[test]
fn the_year_of_a_birth_does_not_go_on() {
    fr("Née le 3 mai 1950, elle est morte le 6 janvier.", &["le 3 mai 1950 → 1950-05-03", "le 6 janvier → 2022-01-06"]);
    fr("Le 3 mai 1950, il épousa Jeanne, puis partit le 6 juin.", &["Le 3 mai 1950 → 1950-05-03", "le 6 juin → 1950-06-06"]);
}

#[test]
fn a_century_before_christ() {
    fr("La cité tomba au Ve siècle avant Jésus-Christ.", &["Ve siècle avant Jésus-Christ → BC04"]);
}

#[test]
fn hours_after_words_for_about() {
    fr("Aux alentours de 18 heures, le pont a cédé.", &["18 heures → 2022-01-13T18:00"]);
    fr("Il a passé 18 heures dans le train.", &["18 heures → PT18H"]);
}

#[test]
fn one_monday_in_two_and_the_coming_thirty_first() {
    fr("Un lundi sur deux, le marché se tient.", &["Un lundi sur deux → XXXX-WXX-1"]);
    fr("Le bail expire le 31 prochain.", &["le 31 prochain → 2022-01-31"]);
    fr("Le 8 prochain épisode est écrit.", &[]);
}

#[test]
fn the_end_of_next_week_and_just_a_year_ago() {
    fr("Ils partiront en fin de semaine prochaine.", &["en fin de semaine prochaine → 2022-W03"]);
    fr("Il y a tout juste un an, la digue cédait.", &["Il y a tout juste un an → 2021"]);
    fr("Il y a un peu plus d'un an, la digue cédait.", &["Il y a un peu plus d'un an → 2021"]);
}

#[test]
fn last_this_and_next() {
    fr("Les ventes ont baissé la semaine dernière.", &["la semaine dernière → 2022-W01"]);
    fr("Le mois dernier, les prix ont monté.", &["Le mois dernier → 2021-12"]);
    fr("L'an prochain, le pont rouvrira.", &["L'an prochain → 2023"]);
    fr("Cette année, le budget augmente.", &["Cette année → 2022"]);
    fr("Ils ont joué le week-end dernier.", &["le week-end dernier → 2022-W01-WE"]);
    fr("Il a neigé mercredi dernier.", &["mercredi dernier → 2022-01-12"]);
    fr("L'été dernier avait été sec.", &["L'été dernier → 2021-SU"]);
    fr("Le congrès s'ouvrira en juin prochain.", &["juin prochain → 2022-06"]);
}

#[test]
fn the_day_before_and_after_count_from_the_date_told() {
    fr("Le 2 janvier, le convoi part. Le lendemain, il est bloqué.", &["Le 2 janvier → 2022-01-02", "Le lendemain → 2022-01-03"]);
    fr("Jugé le 12 mai 2020, il avait avoué la veille.", &["le 12 mai 2020 → 2020-05-12", "la veille → 2020-05-11"]);
    fr(
        "Le contrat est signé le 1er mars 2021. Trois mois plus tard, il est rompu.",
        &["le 1er mars 2021 → 2021-03-01", "Trois mois plus tard → 2021-06"],
    );
}

#[test]
fn a_night_spans_two_days_and_has_the_first() {
    let text = "Le feu a pris dans la nuit de lundi à mardi.";
    fr(text, &["la nuit de lundi à mardi → 2022-01-10TNI"]);
    edtf(text, "2022-01-10/2022-01-11");
    fr("Le train a déraillé dans la nuit du 4 au 5 mars 2020.", &["la nuit du 4 au 5 mars 2020 → 2020-03-04TNI"]);
}

#[test]
fn parts_of_the_day() {
    fr("La panne est survenue hier soir.", &["hier soir → 2022-01-12TEV"]);
    fr("Il a parlé samedi matin.", &["samedi matin → 2022-01-08TMO"]);
    fr("Elle est arrivée hier après-midi.", &["hier après-midi → 2022-01-12TAF"]);
    fr("Le soir du 3 mai 2021, la foule a envahi la place.", &["Le soir du 3 mai 2021 → 2021-05-03TEV"]);
}

#[test]
fn clock_times_go_with_the_day_told() {
    fr("Le choc a eu lieu mardi vers 16h45.", &["mardi → 2022-01-11", "16h45 → 2022-01-11T16:45"]);
    fr("Vers 6 h 10, mercredi, un mur est tombé.", &["6 h 10 → 2022-01-12T06:10", "mercredi → 2022-01-12"]);
    fr("La séance commence à 20 heures.", &["20 heures → 2022-01-13T20:00"]);
}

#[test]
fn the_same_moment_in_another_zone_may_lie_on_another_day() {
    fr(
        "Le séisme a frappé l'île le 6 janvier à 3:00 heure locale (19:00 GMT).",
        &["le 6 janvier → 2022-01-06", "3:00 heure locale → 2022-01-06T03:00", "19:00 GMT → 2022-01-05T19:00"],
    );
}

#[test]
fn quarters_halves_decades_and_centuries() {
    fr("L'activité a chuté au deuxième trimestre 2020.", &["deuxième trimestre 2020 → 2020-Q2"]);
    fr("Au premier semestre 2021, la dette a crû.", &["premier semestre 2021 → 2021-H1"]);
    fr("La mine date des années 1930.", &["des années 1930 → 193X"]);
    fr("Un moulin du XVIIIe siècle a brûlé.", &["XVIIIe siècle → 17XX"]);
    fr("Sur les six premiers mois de l'année 2020, rien.", &["les six premiers mois de l'année 2020 → 2020-H1"]);
}

#[test]
fn edges_keep_the_value_and_tell_a_modifier() {
    let found = times(Lang::FR, "Le bail expire fin 2023.", Some("2022-01-13"));
    assert_eq!(found[0].modifier, Some(TimeModifier::End));
    fr("Le vote est attendu mi-février.", &["mi-février → 2022-02"]);
    fr("La fin de l'année s'annonce difficile.", &["La fin de l'année → 2022"]);
}

#[test]
fn ranges_share_their_month_and_year() {
    fr("Le salon aura lieu du 3 au 9 octobre.", &["3 → 2022-10-03", "9 octobre → 2022-10-09"]);
    fr("La trêve a duré du 28 au 30 mai 2019.", &["28 → 2019-05-28", "30 mai 2019 → 2019-05-30"]);
    fr("Elle a enseigné de 2008 à 2012.", &["2008 → 2008", "2012 → 2012"]);
    fr("Pendant la période 1982-1990, la ville a grandi.", &["1982 → 1982", "1990 → 1990"]);
}

#[test]
fn durations_are_no_dates() {
    fr("Ils ont tenu pendant cinq jours.", &["cinq jours → P5D"]);
    fr("Le trajet prend deux heures et demie.", &["deux heures et demie → PT2H30M"]);
    fr("Il a été condamné à dix-huit mois de prison.", &["dix-huit mois → P18M"]);
    fr("Il a fallu attendre 1 h 30.", &["1 h 30 → PT1H30M"]);
    fr("La guerre dure depuis plus de vingt ans.", &["plus de vingt ans → P20Y"]);
}

#[test]
fn ages_are_no_durations() {
    fr("Âgé de 72 ans, il se retire.", &[]);
    fr("Un homme de 34 ans est mort.", &[]);
    fr("Paul Martin, 19 ans, a été reçu.", &[]);
    fr("Les 18-25 ans votent peu.", &[]);
    fr("Elle est morte à l'âge de 91 ans.", &[]);
}

#[test]
fn sets_repeat() {
    fr("Le conseil siège tous les mardis.", &["tous les mardis → XXXX-WXX-2"]);
    fr("Le site perd 3 % par an.", &["par an → P1Y"]);
    fr("Le prix est versé chaque mois.", &["chaque mois → P1M"]);
    fr("La navette passe tous les deux jours.", &["tous les deux jours → P2D"]);
}

#[test]
fn named_days() {
    fr("Le 11-Septembre a tout changé.", &["Le 11-Septembre → 2001-09-11"]);
    fr("Mai 68 reste un mythe.", &["Mai 68 → 1968-05"]);
    fr("À Noël 2020, les magasins étaient fermés.", &["Noël 2020 → 2020-12-25"]);
    fr("Le lundi de Pâques 2021, il a neigé.", &["Le lundi de Pâques 2021 → 2021-04-05"]);
    fr("Le jeudi de l'Ascension 2022 sera férié.", &["Le jeudi de l'Ascension 2022 → 2022-05-26"]);
}

#[test]
fn false_friends_are_no_times() {
    fr("La sonde a été posée sur Mars.", &[]);
    fr("Il habite place du 11-Novembre-1918.", &[]);
    fr("Quelque 2 019 soldats ont été envoyés.", &[]);
    fr("Le Boeing 737 a atterri.", &[]);
    fr("Jean-Noël est parti.", &[]);
    fr("La galaxie est située à 15 000 années-lumière.", &[]);
}

#[test]
fn numbers_that_are_years_and_years_that_are_numbers() {
    fr("La loi de 1905 tient bon.", &["1905 → 1905"]);
    fr("En 2000 exemplaires, le livre est épuisé.", &[]);
    fr("Le budget 2021, voté en retard, déçoit.", &["2021 → 2021"]);
}

#[test]
fn a_year_told_in_the_sentence_goes_on() {
    fr(
        "En 2015, après les élections de mars, le préfet a démissionné en juin.",
        &["2015 → 2015", "mars → 2015-03", "juin → 2015-06"],
    );
}

#[test]
fn a_dateline_with_odd_spaces_is_the_publication() {
    assert_eq!(
        values(Lang::FR, "Le titre\n\n21 février 2017 . –\nLe maire a démissionné lundi.", None),
        ["21 février 2017 → 2017-02-21", "lundi → 2017-02-20"]
    );
}

#[test]
fn without_publication_nothing_is_guessed() {
    let text = "Hier, il a dit que le 10 janvier et lundi se ressemblent.";
    let found = times(Lang::FR, text, None);
    let open: Vec<&str> = found.iter().map(|t| t.value.as_str()).collect();
    assert_eq!(open, ["XXXX-XX-XX", "XXXX-01-10", "XXXX-WXX-1"]);
    assert!(found.iter().all(|t| t.edtf.is_none() && t.missing.is_some()));
}

#[test]
fn a_history_goes_on_from_the_year_told() {
    let text =
        "En 1916, la bataille commence. Le 1er juillet, l'assaut est lancé. Le 3 janvier 1917, il cesse. En mars, tout reprend.";
    assert_eq!(
        values(Lang::FR, text, None),
        ["1916 → 1916", "Le 1er juillet → 1916-07-01", "Le 3 janvier 1917 → 1917-01-03", "mars → 1917-03"]
    );
}

#[test]
fn an_event_gives_no_date() {
    fr("C'est la pire crise depuis la chute du mur.", &[]);
}

#[test]
fn present_time_at_large_is_no_day() {
    let found = times(Lang::FR, "Rien ne justifie aujourd'hui une telle dépense.", Some("2022-01-13"));
    assert_eq!((found[0].value.as_str(), found[0].kind), ("PRESENT_REF", TimeKind::Date));
    fr("Le pont a été inauguré aujourd'hui.", &["aujourd'hui → 2022-01-13"]);
}

#[test]
fn the_nth_weekday_of_a_month() {
    fr("La fête a lieu le premier dimanche de mai 2022.", &["le premier dimanche de mai 2022 → 2022-05-01"]);
}

#[test]
fn a_week_from_a_weekday() {
    fr("Le conseil se réunira mardi en huit.", &["mardi en huit → 2022-01-25"]);
}

#[test]
fn years_in_words() {
    fr("Il est né en mai mille neuf cent quatre-vingt-deux.", &["mai mille neuf cent quatre-vingt-deux → 1982-05"]);
}

#[test]
fn a_new_paragraph_goes_on_from_the_tale() {
    fr(
        "Les secours sont partis mercredi ; le préfet avait parlé de neuf disparus le 3 janvier.\n\nLa veille, un camp avait été évacué.",
        &["mercredi → 2022-01-12", "le 3 janvier → 2022-01-03", "La veille → 2022-01-11"],
    );
}

#[test]
fn what_was_to_come_when_somebody_said_so_lies_ahead() {
    fr("Le maire a annoncé que le scrutin aurait lieu le 10 avril.", &["le 10 avril → 2022-04-10"]);
    fr("Le préfet a dit que le pont serait rouvert samedi.", &["samedi → 2022-01-15"]);
    fr("Le préfet a dit que le convoi aurait quitté le port samedi.", &["samedi → 2022-01-08"]);
    fr("Le convoi aurait quitté le port le 10 décembre.", &["le 10 décembre → 2021-12-10"]);
}

#[test]
fn the_first_sunday_of_the_month_comes_back() {
    fr("Le premier dimanche du mois, l'entrée est gratuite.", &["Le premier dimanche du mois → P1M"]);
}
