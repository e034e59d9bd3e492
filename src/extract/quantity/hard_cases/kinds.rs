//! What a quantity is a quantity of: the kind each tells, and what only looks like it.

use super::quantities;

/// Every quantity of the text with its kind.
fn check(lang: &str, text: &str, expect: &[&str]) {
    let found: Vec<String> = quantities(lang, text).iter().map(|q| format!("{}: {}", q.span.of(text), q.kind.name())).collect();
    assert_eq!(found, expect, "{text}");
}

#[test]
fn each_kind_by_its_unit() {
    check(
        "fr",
        "Douze agents ont saisi 4 kg de tabac, 300 € et 50 centimes, soit 6 % du stock, sur 3 km.",
        &["Douze agents: count", "4 kg: dimension", "300 € et 50 centimes: money", "6 %: percent", "3 km: dimension"],
    );
    check(
        "en",
        "Twelve officers took 4 kg, $300 and 6 percent of it on a 3-mile road within two hours.",
        &[
            "Twelve officers: count",
            "4 kg: dimension",
            "$300: money",
            "6 percent: percent",
            "3-mile: dimension",
            "two hours: duration",
        ],
    );
    check("fr", "La moitié des voix et un élu sur trois.", &["moitié: number", "un élu sur trois: number"]);
}

#[test]
fn degrees_of_heat_and_of_an_angle() {
    check("fr", "Il faisait 31 degrés à l'ombre.", &["31 degrés: temperature"]);
    check("fr", "La route tourne à un angle de 31 degrés.", &["31 degrés: dimension"]);
    check("fr", "12° Celsius", &["12° Celsius: temperature"]);
    check("en", "Highs of 31 degrees, then 40 C, the hottest day.", &["31 degrees: temperature", "40 C: temperature"]);
    check("en", "Rotate the plate by 31 degrees.", &["31 degrees: dimension"]);
    // Nothing speaks of heat.
    check("en", "He sat in row 40 C of the plane.", &["40: number"]);
}

#[test]
fn ages_after_an_adverb_a_comparison_or_an_adjective() {
    check("fr", "Le maire avait alors 38 ans.", &["38 ans: age"]);
    check("fr", "Le tilleul a plus de 400 ans.", &["400 ans: age"]);
    check("fr", "Un if vieux de trois siècles, un faon âgé de deux semaines.", &["trois siècles: age", "deux semaines: age"]);
    check("fr", "Les enfants plus jeunes que dix mois voyagent assis.", &["dix mois: age"]);
    check("en", "Children younger than 18 months and lambs aged three weeks.", &["18 months: age", "three weeks: age"]);
    // Time that somebody has to do something is no age.
    check("fr", "Le vendeur a deux ans pour livrer.", &["deux ans: duration"]);
    check("fr", "Elle a déjà trois mois devant elle.", &["trois mois: duration"]);
}

#[test]
fn lengths_of_time_behind_adjectives_count_nothing() {
    check("fr", "Les trois derniers mois ont coûté cher.", &["trois derniers mois: duration"]);
    check("en", "It takes ten working days and ten new forms.", &["ten working days: duration", "ten new forms: count"]);
}

#[test]
fn pounds_that_weigh_and_pounds_that_pay() {
    check("fr", "Le brochet pesait 12 livres.", &["12 livres: dimension"]);
    check("fr", "Il doit 300 livres à son frère.", &["300 livres: money"]);
}

#[test]
fn a_magnitude_before_the_noun_it_describes() {
    check("en", "A magnitude 6.4 quake shook the town.", &["magnitude 6.4: dimension"]);
    // A currency before a counted noun does not take its number.
    check("en", "The ringgit 42 traders sold fell.", &["42 traders: count"]);
}

#[test]
fn a_letter_with_a_full_stop_is_no_unit_after_an_article() {
    check("fr", "Une t. de ce nom existe.", &[]);
}

#[test]
fn the_value_something_does_not_have_is_no_figure() {
    check("en", "Keep rows where price <> 30 or stock != 12.", &[]);
    check("en", "Keep rows where price > 30.", &["30: number"]);
}

#[test]
fn a_length_of_time_after_be_is_an_age_of_who_can_have_one() {
    check("fr", "Quand la louve était seulement neuf mois, elle chassait.", &["neuf mois: age"]);
    check("fr", "En mars elle sera quatre semaines vieille.", &["quatre semaines: age"]);
    check("fr", "La peine est trois ans.", &["trois ans: duration"]);
    check("fr", "Le délai était deux mois.", &["deux mois: duration"]);
    check("fr", "C'était trois semaines.", &["trois semaines: duration"]);
    check("fr", "Le maire est deux ans son aîné.", &["deux ans: duration"]);
}

#[test]
fn ages_after_own_at_and_of() {
    check("fr", "Ma tante fêtera ses soixante ans, sa mère vient d'avoir cent ans.", &["soixante ans: age", "cent ans: age"]);
    check("fr", "Un nourrisson de deux jours, une fillette d'un an.", &["deux jours: age", "un an: age"]);
    check("fr", "Le poète est mort à 84 ans. À 30 ans, il écrivait déjà.", &["84 ans: age", "30 ans: age"]);
    check("fr", "Les 60 ans et plus voyagent gratuitement.", &["60 ans: age"]);
    check("en", "A baby of five weeks. The poet died at 84. At 30, he wrote.", &["five weeks: age", "84: age", "30: age"]);
    check("en", "People over 70 and children under 6 travel free.", &["70: age", "6: age"]);
    check("en", "Those aged 65 and older, and twins aged 31 and 33.", &["65: age", "31: age", "33: age"]);
    // The strike lasted, not the pilots.
    check("fr", "Une grève des pilotes de deux jours.", &["deux jours: duration"]);
    check("fr", "Il a un an pour répondre.", &[]);
    check("fr", "Le juge l'a condamné à 12 ans de prison.", &["12 ans: duration"]);
}

#[test]
fn a_bare_number_that_a_person_is() {
    check("en", "She is 88. He turned 40 in June. Her cousin, 27, was late.", &["88: age", "40: age", "27: age"]);
    check("en", "Marks of 90 and above; anyone 18 and over.", &["90: number", "18: age"]);
    check("en", "Everybody wants a star and he is one.", &[]);
    check("en", "It is 88. He is 3 for 7.", &["88: number", "3: number", "7: number"]);
}

#[test]
fn an_hour_of_the_clock_after_it_is() {
    check("fr", "Il est 19 heures. Il a fallu 19 heures.", &["19 heures: duration"]);
}
