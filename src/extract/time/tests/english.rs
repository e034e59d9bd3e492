//! English hard cases.

use super::{check, lang, times, values};

fn en(text: &str, expect: &[&str]) {
    check(lang("en"), text, expect);
}

fn edtf(text: &str, expect: &str) {
    let found = times(lang("en"), text, Some("2022-01-13"));
    assert_eq!(found.first().and_then(|t| t.edtf.as_deref()), Some(expect), "{text}");
}

#[test]
fn an_hour_in_brackets_goes_with_the_day_beside_it() {
    en(
        "It began at 5:34 a.m. on March 20, 2003 (9:34 p.m., March 19 EST).",
        &["5:34 a.m. on March 20, 2003 → 2003-03-20T05:34", "9:34 p.m. → 2003-03-19T21:34", "March 19 → 2003-03-19"],
    );
}

#[test]
fn what_was_put_off_is_to_come_and_the_year_of_a_birth_does_not_go_on() {
    en("The hearing was postponed to March 3.", &["March 3 → 2022-03-03"]);
    en("Born on 3 May 1950, she died on 6 January.", &["3 May 1950 → 1950-05-03", "6 January → 2022-01-06"]);
}

#[test]
fn verbs_of_irregular_past() {
    en("Output shrank in the third quarter.", &["the third quarter → 2021-Q3"]);
    en("Two bears slept there in March.", &["March → 2021-03"]);
}

#[test]
fn a_year_before_levels_and_a_century_before_christ() {
    en("Emissions must fall below 1990 levels.", &["1990 → 1990"]);
    en("The temple dates to the middle of the 6th century BC.", &["the middle of the 6th century BC → BC05"]);
}

#[test]
fn the_early_hours_are_part_of_their_day() {
    en("In the early hours of Tuesday, a barn burned.", &["In the early hours of Tuesday → 2022-01-11TNI"]);
}

#[test]
fn what_is_done_later_follows_a_main_verb_to_come_only() {
    en("Before leaving office on 30 October, she will visit Rome.", &["30 October → 2022-10-30"]);
    en("She thanked her staff before leaving office on 30 January.", &["30 January → 2022-01-30"]);
}

#[test]
fn a_bare_weekday_with_a_past_verb_is_the_last() {
    en("The minister resigned on Tuesday.", &["Tuesday → 2022-01-11"]);
}

#[test]
fn a_bare_weekday_with_will_is_the_next() {
    en("The court will rule on Tuesday.", &["Tuesday → 2022-01-18"]);
}

#[test]
fn to_be_held_is_to_come() {
    en("The summit is to be held on Monday.", &["Monday → 2022-01-17"]);
    en("A hearing has been scheduled for Friday.", &["Friday → 2022-01-14"]);
}

#[test]
fn until_a_weekday_lies_ahead() {
    en("The bridge is closed until Friday.", &["Friday → 2022-01-14"]);
}

#[test]
fn the_weekday_of_publication_is_that_day() {
    en("On Thursday the alert was lifted.", &["Thursday → 2022-01-13"]);
}

#[test]
fn a_day_without_year_in_the_past() {
    en("The cabinet was reshuffled on January 3.", &["January 3 → 2022-01-03"]);
}

#[test]
fn a_day_without_year_to_come() {
    en("The runoff will take place on 24 April.", &["24 April → 2022-04-24"]);
}

#[test]
fn december_seen_from_january_is_last_year() {
    en("Shops closed on December 28.", &["December 28 → 2021-12-28"]);
}

#[test]
fn a_month_with_a_past_verb_is_the_last() {
    en("The park had reopened in September.", &["September → 2021-09"]);
}

#[test]
fn may_and_march_as_verbs_are_no_months() {
    en("They may march through the town.", &[]);
    en("Workers may leave in May.", &["May → 2022-05"]);
}

#[test]
fn second_as_an_ordinal_is_no_time() {
    en("It was a second chance for the second team.", &[]);
    en("The shot came seconds before the whistle.", &["seconds → PTXS"]);
}

#[test]
fn the_fall_of_a_town_is_no_season() {
    en("After the fall of the town, many fled.", &[]);
    en("The plant reopened in the fall of 2019.", &["the fall of 2019 → 2019-FA"]);
}

#[test]
fn last_this_and_next_week() {
    en("Sales fell last week.", &["last week → 2022-W01"]);
    en("Talks continue this week.", &["this week → 2022-W02"]);
    en("Talks will resume next week.", &["next week → 2022-W03"]);
}

#[test]
fn last_month_over_new_year() {
    en("Prices rose last month.", &["last month → 2021-12"]);
}

#[test]
fn last_and_next_year() {
    en("Output fell last year and will grow next year.", &["last year → 2021", "next year → 2023"]);
}

#[test]
fn last_friday_and_next_friday() {
    en("He left last Friday.", &["last Friday → 2022-01-07"]);
    en("He will return next Friday.", &["next Friday → 2022-01-21"]);
}

#[test]
fn ago_keeps_the_precision_of_its_unit() {
    en("The plant closed two years ago.", &["two years ago → 2020"]);
    en("The plant closed three days ago.", &["three days ago → 2022-01-10"]);
    en("The plant closed two months ago.", &["two months ago → 2021-11"]);
}

#[test]
fn more_than_so_long_ago_has_no_known_start() {
    edtf("Protests began more than a week ago.", "../2022-01-06");
}

#[test]
fn since_and_until_open_an_end() {
    edtf("The museum has been closed since 2019.", "2019/..");
    edtf("The museum stays closed until March 5.", "/2022-03-05");
}

#[test]
fn the_next_day_counts_from_the_date_told() {
    en(
        "The deal was signed on 2 May 2019. The next day it collapsed.",
        &["2 May 2019 → 2019-05-02", "The next day → 2019-05-03"],
    );
}

#[test]
fn so_long_later_counts_from_the_date_told() {
    en(
        "The deal was signed on March 1, 2020. Three months later it collapsed.",
        &["March 1, 2020 → 2020-03-01", "Three months later → 2020-06"],
    );
}

#[test]
fn the_same_day_is_the_day_told() {
    en("He resigned on January 4. The same day, shares fell.", &["January 4 → 2022-01-04", "The same day → 2022-01-04"]);
}

#[test]
fn of_that_year_is_the_year_told() {
    en("Founded in 1998, it closed in October of that year.", &["1998 → 1998", "October of that year → 1998-10"]);
}

#[test]
fn parts_of_the_day() {
    en("The mayor spoke on Friday morning.", &["Friday morning → 2022-01-07TMO"]);
    en("The power failed yesterday evening.", &["yesterday evening → 2022-01-12TEV"]);
    en("The council meets tonight.", &["tonight → 2022-01-13TNI"]);
}

#[test]
fn a_night_spans_two_days() {
    edtf("The fire broke out last night.", "2022-01-12/2022-01-13");
}

#[test]
fn clock_times_with_am_and_pm() {
    en("The siren went off at 6:40 p.m. on Tuesday.", &["6:40 p.m. on Tuesday → 2022-01-11T18:40"]);
    en("Doors open at 9 am.", &["9 am → 2022-01-13T09:00"]);
    en("It ended at 12 a.m. and restarted at 12 p.m.", &["12 a.m. → 2022-01-13T00:00", "12 p.m. → 2022-01-13T12:00"]);
}

#[test]
fn a_clock_time_in_a_zone() {
    en("The launch was at 18:00 UTC.", &["18:00 UTC → 2022-01-13T18:00Z"]);
}

#[test]
fn a_percentage_is_no_clock_time() {
    en("Shares fell by 2.36% to 11.05 dollars.", &[]);
}

#[test]
fn quarters_with_and_without_year() {
    en("Profits doubled in the third quarter of 2020.", &["the third quarter of 2020 → 2020-Q3"]);
    en("Profits doubled in the first quarter of last year.", &["the first quarter of last year → 2021-Q1"]);
}

#[test]
fn weeks_of_a_month() {
    en("It rained in the last week of March 2021.", &["the last week of March 2021 → 2021-W12"]);
}

#[test]
fn decades_and_centuries() {
    en("The mill was built in the 1930s.", &["the 1930s → 193"]);
    en("Settlers came in the 1600s.", &["the 1600s → 16"]);
    en("She is in her 80s.", &[]);
    en("A nineteenth-century mill burned.", &["nineteenth-century → 18"]);
}

#[test]
fn early_mid_and_late_keep_the_value() {
    en("The lease expires in late 2023.", &["late 2023 → 2023"]);
    en("A vote is due in mid-February.", &["mid-February → 2022-02"]);
    en("The work began early in 2019.", &["early in 2019 → 2019"]);
}

#[test]
fn ranges_share_their_month() {
    en("The fair runs from October 3-9, 2019.", &["October 3 → 2019-10-03", "9, 2019 → 2019-10-09"]);
    en("The truce held on the 28 and 29 May 2019.", &["the 28 → 2019-05-28", "29 May 2019 → 2019-05-29"]);
}

#[test]
fn ranges_of_years_with_two_digits() {
    en("The war of 1915-17 ruined them.", &["1915 → 1915", "17 → 1917"]);
}

#[test]
fn years_before_christ() {
    assert_eq!(values(lang("en"), "The fleet sailed in 480 BC.", None), ["480 BC → BC0480"]);
}

#[test]
fn durations_with_hyphens_and_halves() {
    en("A 27-year contract was signed.", &["27-year → P27Y"]);
    en("It took two and a half years.", &["two and a half years → P2.5Y"]);
    en("He waited half an hour.", &["half an hour → PT30M"]);
}

#[test]
fn durations_around_now() {
    en("It rained over the past three months.", &["the past three months → P3M"]);
    en("Jobs will go over the next four years.", &["the next four years → P4Y"]);
}

#[test]
fn ranges_of_durations_share_their_unit() {
    en("The process takes between 60 and 90 days.", &["60 → P60D", "90 days → P90D"]);
}

#[test]
fn ages_with_their_unit_are_durations() {
    en("A 26-year-old man was arrested.", &["26-year-old → P26Y"]);
    en("She died aged 91.", &[]);
    en("He was 18 years old.", &["18 years old → P18Y"]);
}

#[test]
fn sets_repeat() {
    en("The council meets every Monday.", &["every Monday → XXXX-WXX-1"]);
    en("The firm loses 3% per year.", &["per year → P1Y"]);
    en("They meet twice a week.", &["twice a week → P1W"]);
}

#[test]
fn named_days() {
    en("The law changed after 9/11.", &["9/11 → 2001-09-11"]);
    en("Shops closed on Thanksgiving 2021.", &["Thanksgiving 2021 → 2021-11-25"]);
    en("The park reopened on Easter Monday 2021.", &["Easter Monday 2021 → 2021-04-05"]);
}

#[test]
fn counts_are_no_years() {
    en("Some 2000 soldiers were sent.", &[]);
    en("The unit lost 1500 men.", &[]);
    en("The 1991 agreement holds.", &["1991 → 1991"]);
}

#[test]
fn a_title_ends_where_its_line_ends() {
    en(
        "Markets closed until Friday\n\nJanuary 13, 2022\n\nThe exchange was shut.",
        &["Friday → 2022-01-14", "January 13, 2022 → 2022-01-13"],
    );
}

#[test]
fn a_history_goes_on_from_the_year_told() {
    let text =
        "On 9 September 1914 the council met. On 7 August it had refused. In December it gave in, and on 4 January it fell.";
    assert_eq!(
        values(lang("en"), text, None),
        ["9 September 1914 → 1914-09-09", "7 August → 1914-08-07", "December → 1914-12", "4 January → 1915-01-04"]
    );
}

#[test]
fn without_publication_nothing_is_guessed() {
    let found = times(lang("en"), "Yesterday, he left; on Monday he will return.", None);
    let open: Vec<&str> = found.iter().map(|t| t.value.as_str()).collect();
    assert_eq!(open, ["XXXX-XX-XX", "XXXX-WXX-1"]);
    assert!(found.iter().all(|t| t.edtf.is_none() && t.missing.is_some()));
}

#[test]
fn the_period_a_year_ago_has_the_grain_of_the_one_told() {
    en(
        "Profit rose in the third quarter from the year-ago period.",
        &["the third quarter → 2021-Q3", "the year-ago period → 2020-Q3"],
    );
    en("It had lost money in the same period last year.", &["the same period last year → 2021"]);
    en("Sales were 3 million dollars, against 2 million a year earlier.", &["a year earlier → 2021"]);
}

#[test]
fn fiscal_years_are_no_calendar_years() {
    en("Sales were flat in fiscal 2019.", &["fiscal 2019 → FY2019"]);
}

#[test]
fn the_week_of_a_date() {
    en("The fair runs the week of March 7.", &["the week of March 7 → 2022-W10"]);
    en("Roads were jammed over the weekend of December 18.", &["the weekend of December 18 → 2021-W50-WE"]);
}

#[test]
fn the_nth_weekday_of_a_month() {
    en("They voted on the first Tuesday of November 2020.", &["the first Tuesday of November 2020 → 2020-11-03"]);
    en("The park closed on the last Friday of May 2021.", &["the last Friday of May 2021 → 2021-05-28"]);
}

#[test]
fn years_in_words_and_in_eight_digits() {
    en("It opened in May two thousand and six.", &["May two thousand and six → 2006-05"]);
    en("The log of 20211224 is lost.", &["20211224 → 2021-12-24"]);
}

#[test]
fn what_is_set_for_a_day_lies_ahead() {
    en("The hearing is set for November 3.", &["November 3 → 2022-11-03"]);
    en("The fair opens Monday.", &["Monday → 2022-01-17"]);
}

#[test]
fn quarters_are_counted_though_they_read_like_a_fraction() {
    en("Orders fell over the last three quarters.", &["the last three quarters → P9M"]);
    en("Three quarters of the seats are taken.", &[]);
}

#[test]
fn a_comma_after_a_date_is_not_part_of_it() {
    en("In late March, the dam broke.", &["late March → 2021-03"]);
    en("On Thanksgiving, the shops were shut.", &["Thanksgiving → 2021-11-25"]);
}

#[test]
fn a_century_before_christ() {
    assert_eq!(values(lang("en"), "The wall is of the 4th century BC.", None), ["the 4th century BC → BC03"]);
}

#[test]
fn a_number_before_a_singular_noun_is_a_year() {
    en("They hid behind a secret 1911 treaty.", &["1911 → 1911"]);
    en("In all 1900 died.", &[]);
    en("Some 1950 houses burned.", &[]);
}

#[test]
fn the_hours_of_a_morning_have_its_day() {
    en(
        "In the early morning hours of May 2, 2019, shots rang out.",
        &["In the early morning hours of May 2, 2019 → 2019-05-02TMO"],
    );
}
