//! English agency and newspaper style: what a report leaves to its reader.

use super::{check, lang};

fn en(text: &str, expect: &[&str]) {
    check(lang("en"), text, expect);
}

#[test]
fn to_before_a_figure_or_a_name_is_no_infinitive() {
    en("The mill cut its price to 4 percent below par Tuesday.", &["Tuesday → 2022-01-11"]);
    en("The team moved to the coast Monday.", &["Monday → 2022-01-10"]);
    en("The council is to vote Monday.", &["Monday → 2022-01-17"]);
    en("The island voted late Sunday to leave.", &["late Sunday → 2022-01-09"]);
    en("Tuesday's match will go ahead.", &["Tuesday → 2022-01-18"]);
    en("Rents rose to their highest level in five years.", &["in five years → P5Y"]);
}

#[test]
fn a_decimal_point_ends_no_clause() {
    en("The krona closed, 2.5 percent weaker than Monday.", &["Monday → 2022-01-10"]);
}

#[test]
fn the_following_month_follows_the_date_told() {
    en(
        "The dam burst in May 1987 and was rebuilt the following March.",
        &["May 1987 → 1987-05", "the following March → 1988-03"],
    );
}

#[test]
fn a_comparison_does_not_move_the_tale() {
    en(
        "Profit rose in the third quarter from a year earlier. Sales in the quarter slipped.",
        &["the third quarter → 2021-Q3", "a year earlier → 2020-Q3", "in the quarter → 2021-Q3"],
    );
}

#[test]
fn quarters_of_a_year() {
    en("Its costs grew for five quarters.", &["five quarters → P15M"]);
    en("Orders beat last year's second quarter.", &["last year's second quarter → 2021-Q2"]);
    en("In the latest quarter it sold two ships.", &["the latest quarter → 2021-Q4"]);
}

#[test]
fn the_same_month_of_another_year() {
    en(
        "Rain fell on 3 September. The same month last year was dry.",
        &["3 September → 2021-09-03", "The same month last year → 2020-09"],
    );
}

#[test]
fn a_day_earlier_after_something_coarser() {
    en(
        "It was built in the summer of 2015. Crude had topped $76 a day earlier.",
        &["the summer of 2015 → 2015-SU", "a day earlier → 2022-01-12"],
    );
}

#[test]
fn noon_and_dawn_of_a_day() {
    en("No word had come by midday Sunday.", &["midday Sunday → 2022-01-09T12:00"]);
    en("They will land before dawn Friday.", &["dawn Friday → 2022-01-14TMO"]);
    en("Fog had lifted by evening.", &["evening → 2022-01-13TEV"]);
}

#[test]
fn an_hour_without_a_day_is_that_of_the_lead() {
    en(
        "The bridge fell Tuesday. It was built in 1931. A survey of Monday had found no fault. Guards slept. Cars stood still. Traffic was stopped at 8 a.m.",
        &["Tuesday → 2022-01-11", "1931 → 1931", "Monday → 2022-01-10", "8 a.m. → 2022-01-11T08:00"],
    );
}

#[test]
fn stocks_priced_in_eighths_are_no_dates() {
    en("Shares of the mill rose 1 3/8 to 27 1/4.", &[]);
}

#[test]
fn persons_of_a_decade_and_rates_of_a_night() {
    en("The founders are in their early 30s.", &[]);
    en("The overnight rate doubled.", &[]);
}

#[test]
fn over_the_next_year_is_a_length() {
    en("Output should grow over the next year.", &["the next year → P1Y"]);
    en("Output should grow next year.", &["next year → 2023"]);
}

#[test]
fn may_is_a_month_with_a_capital() {
    en("The gap widened in May after it had narrowed in April.", &["May → 2021-05", "April → 2021-04"]);
}

#[test]
fn half_a_century_is_fifty_years() {
    en("The reform of 1950 was undone half a century later.", &["1950 → 1950", "half a century later → 2000"]);
}

#[test]
fn a_year_before_killed() {
    en("A flood in 1938 killed hundreds.", &["1938 → 1938"]);
}
