//! What is hard about figures in English agency and newspaper style.

use super::{check, check_all};

#[test]
fn part_of_a_told_number() {
    check("en", "Two of the envoys left.", &["Two of the envoys = 2 envoy"]);
    check("en", "Three of the six parties agreed.", &["Three = 3 party", "six parties = 6 party"]);
}

#[test]
fn one_of_something_is_a_figure() {
    check("en", "One senator missed the vote.", &["One senator = 1 senator"]);
    check("en", "Only one state, Ohio, has such a rule.", &["one state = 1 state"]);
}

#[test]
fn a_unit_goes_on() {
    check("en", "Voters said no by 55 percent to 45.", &["55 percent = 55 %", "45 = 45 %"]);
    check("en", "They chose to leave by 51.9 to 48.1 percent.", &["51.9 = 51.9 %", "48.1 percent = 48.1 %"]);
    check("en", "The peso fell 1.2 percent to 13.85.", &["1.2 percent = 1.2 %"]);
    check("en", "The town reported 743 deaths, up from 601.", &["743 deaths = 743 death", "601 = 601 death"]);
    check(
        "en",
        "It earned $3.5 billion, down from $4 billion.",
        &["$3.5 billion = 3500000000 USD", "$4 billion = 4000000000 USD"],
    );
}

#[test]
fn a_count_that_opens_a_report_after_its_place() {
    check("en", "LIMA - All 155 people aboard survived.", &["155 people = 155 people"]);
}

#[test]
fn hours_after_a_plural_are_not_counted() {
    check("en", "A bomb killed eight policemen hours later.", &["eight policemen = 8 policeman"]);
}

#[test]
fn weight_lost_is_no_money() {
    check("en", "He ate little and lost 31 pounds.", &["31 pounds = 31 lb"]);
}

#[test]
fn an_age_may_end_the_sentence() {
    check("en", "\"We ran,\" said Rita Moss, 52.", &["52 = 52 year (age)"]);
}

#[test]
fn people_named_by_their_lot() {
    check("en", "The camp holds 10,000 homeless.", &["10,000 homeless = 10000 homeless"]);
}

#[test]
fn how_much_it_moved_and_where_it_stands() {
    check_all("fr", "Le colza a cédé 3,50 euros à 612 euros.", &["3,50 euros = 3.5 EUR", "612 euros = 612 EUR"]);
    check_all("fr", "Il a perdu 3 à 5 kilos.", &["3 à 5 kilos = 3–5 kg"]);
    check_all("fr", "La banque relève son taux de 75 points de base.", &["75 points de base = 75 basis point"]);
}
