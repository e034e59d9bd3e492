//! Notes: short texts told at a known time of day, here Thursday 13 January 2022 at 9:20. The same words in
//! an article keep each end of a range apart and lengths without dates.

use super::{lang, times, values};
use crate::text::Lang;

const AT: Option<&str> = Some("2022-01-13T09:20:00");

fn fr(text: &str, expect: &[&str]) {
    assert_eq!(values(Lang::FR, text, AT), expect, "{text}");
}

fn en(text: &str, expect: &[&str]) {
    assert_eq!(values(lang("en"), text, AT), expect, "{text}");
}

#[test]
fn a_range_of_hours_is_one() {
    en("The gate is open from 7am to 9am.", &["from 7am to 9am → 2022-01-13T07:00/2022-01-13T09:00"]);
    fr("Le guichet ouvre de 9h à 12h.", &["de 9h à 12h → 2022-01-13T09:00/2022-01-13T12:00"]);
    fr("Permanence entre 14 h 30 et 17 h.", &["entre 14 h 30 et 17 h → 2022-01-13T14:30/2022-01-13T17:00"]);
}

#[test]
fn one_end_tells_the_other_its_half_of_the_day() {
    en("Lunch break 1 to 2pm.", &["1 to 2pm → 2022-01-13T13:00/2022-01-13T14:00"]);
    en("On call 8am-4.", &["8am-4 → 2022-01-13T08:00/2022-01-13T16:00"]);
    en("Please come between 11:30 and 1pm.", &["between 11:30 and 1pm → 2022-01-13T11:30/2022-01-13T13:00"]);
}

#[test]
fn a_range_past_midnight_ends_on_the_next_day() {
    fr("Garde de 22h à 6h.", &["de 22h à 6h → 2022-01-13T22:00/2022-01-14T06:00"]);
}

#[test]
fn a_day_and_its_hours_are_one_in_either_order() {
    en("Call me tomorrow at nine fifteen.", &["tomorrow at nine fifteen → 2022-01-14T09:15"]);
    en("Call at 4pm on Jan 20.", &["at 4pm on Jan 20 → 2022-01-20T16:00"]);
    en("Rehearsal next Tuesday 3-5.", &["next Tuesday 3-5 → 2022-01-18T03:00/2022-01-18T05:00"]);
    en("Rehearsal this evening from 8 to 10.", &["this evening from 8 to 10 → 2022-01-13T20:00/2022-01-13T22:00"]);
    fr("Visite le 3 mars 2022 à 15h.", &["le 3 mars 2022 à 15h → 2022-03-03T15:00"]);
    fr("Visite ven. 4 mars 2022 à 15h.", &["ven. 4 mars 2022 à 15h → 2022-03-04T15:00"]);
    fr("Visite à 8h30 le 21 février.", &["à 8h30 le 21 février → 2022-02-21T08:30"]);
    fr("Atelier lundi de 18h à 20h.", &["lundi de 18h à 20h → 2022-01-17T18:00/2022-01-17T20:00"]);
}

#[test]
fn a_range_of_days_is_one() {
    en("Away from 3 to 9 of March.", &["from 3 to 9 of March → 2022-03-03/2022-03-09"]);
    en("Away Feb 20 - March 2, 2022.", &["Feb 20 - March 2, 2022 → 2022-02-20/2022-03-02"]);
    en("Away between 2/3 and 2/8.", &["between 2/3 and 2/8 → 2022-02-03/2022-02-08"]);
    fr("Absent du 4 au 12 du mois prochain.", &["du 4 au 12 du mois prochain → 2022-02-04/2022-02-12"]);
    fr("Absent du 14 au 18 mars.", &["du 14 au 18 mars → 2022-03-14/2022-03-18"]);
}

#[test]
fn a_month_or_year_closes_a_range_with_its_first_day_and_the_date_keeps_it_whole() {
    let found = times(lang("en"), "Figures from March to May 2021", AT);
    let first = found.first().map(|t| (t.value.as_str(), t.edtf.as_deref()));
    assert_eq!(first, Some(("2021-03-01/2021-05-01", Some("2021-03/2021-05"))));
}

#[test]
fn lengths_count_from_the_moment() {
    en("Back in two months.", &["in two months → 2022-03-13"]);
    en("Back within 40 minutes.", &["within 40 minutes → 2022-01-13T09:20/2022-01-13T10:00"]);
    en("Sales over the last three weeks", &["the last three weeks → 2021-12-23/2022-01-13"]);
    en("Sales over the past two quarters", &["the past two quarters → 2021-07-01/2022-01-01"]);
    fr("Parti il y a 20 heures.", &["il y a 20 heures → 2022-01-12T13:20"]);
    fr("Absent les 4 prochains jours.", &["les 4 prochains jours → 2022-01-14/2022-01-18"]);
}

#[test]
fn a_length_starts_where_the_text_says() {
    en("Room B from 2pm for 90 minutes.", &["from 2pm for 90 minutes → 2022-01-13T14:00/2022-01-13T15:30"]);
    en("Leave for 3 days from next Monday.", &["for 3 days from next Monday → 2022-01-17/2022-01-20"]);
}

#[test]
fn open_ends_stand_in_the_value() {
    en("Free after March.", &["March → 2022-04-01/.."]);
    en("Free before 3pm.", &["3pm → ../2022-01-13T15:00"]);
    fr("Libre à partir de demain.", &["demain → 2022-01-14/.."]);
}

#[test]
fn sets_take_their_hour() {
    en("Yoga Tuesdays at 7pm.", &["Tuesdays at 7pm → XXXX-WXX-2T19"]);
    fr("Point tous les jours à 9h.", &["tous les jours à 9h → T09"]);
}

#[test]
fn hours_are_no_dates() {
    let day = |text: &str| times(lang("en"), text, AT).first().and_then(|t| t.edtf.clone());
    assert_eq!(day("The strike runs tomorrow from 8am to noon.").as_deref(), Some("2022-01-14"));
    assert_eq!(day("The shop is open from 8am to noon."), None);
}

#[test]
fn an_article_of_that_hour_is_no_note() {
    let article = "The council met from 3 to 5 p.m. on Monday. ".repeat(12);
    let found = times(lang("en"), &article, AT);
    assert!(found.iter().all(|t| !t.value.contains('/')), "{found:?}");
}

#[test]
fn an_alert_tells_what_happened_and_is_no_note() {
    let check = |text: &str, expect: &[&str]| {
        let found = times(Lang::FR, text, AT);
        let dates: Vec<_> = found.iter().filter_map(|time| time.edtf.as_deref()).collect();
        assert_eq!(dates, expect, "{text}");
    };
    check("Le viaduc a cédé il y a deux ans.", &["2020"]);
    check("Deux ouvriers ont été tués dans la nuit du 4 au 5 janvier.", &["2022-01-04/2022-01-05"]);
    check("La grève a commencé le 3 janvier à 8 h et se poursuit.", &["2022-01-03", "2022-01-03T08:00:00"]);
    // Nor does a note say a day where its words say a year.
    check("Je l'ai vendu il y a deux ans.", &["2020"]);
}
