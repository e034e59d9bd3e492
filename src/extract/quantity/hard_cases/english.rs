//! What is hard in English figures; one test a difficulty, in sentences of our own.

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
    check("en", "Mary Jones, 45, said she was 60 years old at heart.", &["45 = 45 year (age)", "60 years old = 60 year (age)"]);
}

#[test]
fn a_length_of_time_is_no_published_figure() {
    check("en", "They waited three days and fled two years ago.", &[]);
}

#[test]
fn ranges_with_and_without_between() {
    check("en", "Between 10 and 20 people were hurt by 5-6 mm of hail.", &["10 and 20 people = 10–20 people", "5-6 mm = 5–6 mm"]);
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
fn a_hyphen_joins_number_and_noun() {
    check(
        "en",
        "A 30-member council met 300-plus experts and 50 or more guests in a 1,200-seat hall.",
        &[
            "30-member = 30 member",
            "300-plus experts = 300 expert (more)",
            "50 or more guests = 50 guest (at least)",
            "1,200-seat = 1200 seat",
        ],
    );
}

#[test]
fn a_hyphen_joins_unit_and_number() {
    check("en", "A magnitude-7.1 quake", &["magnitude-7.1 = 7.1 magnitude"]);
}

#[test]
fn a_letter_glued_to_the_number() {
    check(
        "en",
        "The shares fell 12p to 310p while temperatures hit 41.5C, or 106F.",
        &["12p = 12 pence", "310p = 310 pence", "41.5C = 41.5 C", "106F = 106 F"],
    );
    check_all("en", "Seat 12C, form 13F and the iPhone 5c", &[]);
}

#[test]
fn a_short_million_before_its_noun() {
    check(
        "en",
        "It sold 1.2m cars to 3m people by the sea, under 4m waves.",
        &["1.2m cars = 1200000 car", "3m people = 3000000 people", "4m = 4 m (less)"],
    );
}

#[test]
fn pounds_of_weight_and_of_money() {
    check(
        "en",
        "A fine of 500 pounds for 12 pounds of cocaine and a 900-pound bear",
        &["500 pounds = 500 GBP", "12 pounds = 12 lb", "900-pound = 900 lb"],
    );
}

#[test]
fn feet_and_inches() {
    check("en", "The 6ft 2in keeper and a shelf of 12 in.", &["6ft 2in = 6.1667 ft", "12 in = 12 in"]);
    check_all("en", "Of the 40, 12 in the north said \"no to 5\".", &["40 = 40", "12 = 12", "5 = 5"]);
}

#[test]
fn both_bounds_carry_their_unit() {
    check("en", "It lies 3km-5km away, for walkers aged 18 to 65.", &["3km-5km = 3–5 km", "18 to 65 = 18–65 year (age)"]);
}

#[test]
fn an_article_before_a_unit_is_rarely_one() {
    check_all("en", "A barrel of oil rose $2, a mile from here.", &["$2 = 2 USD"]);
    check_all("en", "It is about a mile away.", &["a mile = 1 mi (approx)"]);
}

#[test]
fn a_fraction_that_is_all_the_text() {
    check_all("en", "101 over 4", &["101 over 4 = 25.25"]);
    check_all("en", "- 1 4/5", &["- 1 4/5 = -1.8"]);
    check_all("fr", "moins deux tiers", &["moins deux tiers = -0.6667"]);
}

#[test]
fn a_share_with_hyphens() {
    check("en", "There is a 1-in-4 chance.", &["1-in-4 = 0.25"]);
}

#[test]
fn scores_and_tallies_beside_nouns_are_no_figures() {
    check_all("en", "A 2-1 majority, a 5-4 win and an 8-for-12 night for the class of '68.", &[]);
}

#[test]
fn numbered_things_are_no_figures() {
    check_all("en", "The No. 4 seed uses Windows 10 machines; see section 401(k), CVE-2021-44228 and (555) 010-1234.", &[]);
}

#[test]
fn a_day_of_the_week_does_not_take_the_count_after_it() {
    check("en", "On Monday 40 people left.", &["40 people = 40 people"]);
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

#[test]
fn currencies_of_every_country() {
    check(
        "en",
        "40 Estonian kroons, 9,000 Belgian francs, 12 drachmas, 33 Romanian lei, 5 Polish zloty",
        &[
            "40 Estonian kroons = 40 EEK",
            "9,000 Belgian francs = 9000 BEF",
            "12 drachmas = 12 GRD",
            "33 Romanian lei = 33 RON",
            "5 Polish zloty = 5 PLN",
        ],
    );
}

#[test]
fn measures_written_out_and_a_weak_one() {
    check(
        "en",
        "30 metres per second, 14 stone, 6 nanometers",
        &["30 metres per second = 30 m/s", "14 stone = 14 stone", "6 nanometers = 6 nm"],
    );
    check("en", "They built four stone walls.", &["four stone walls = 4 wall"]);
    check(
        "en",
        "The girl weighed 7 pounds 4 ounces, her father 12 stone 7 pounds.",
        &["7 pounds 4 ounces = 7.25 lb", "12 stone 7 pounds = 12.5 stone"],
    );
    check("en", "Rates rose a half percent.", &["a half percent = 0.5 %"]);
}

#[test]
fn a_telephone_number_in_three_groups() {
    check_all("en", "Ring 555-204-3391 or 555.204.3391 or (555) 204-3391.", &[]);
}
