//! Dates into words: [`Language::date`] prints an EDTF date at its true precision, never finer and never
//! rounded, in the words of the language. Calendar words come from CLDR, everything around them from the
//! language's messages. A text that is no date is printed as it stands, so nothing disappears.

use super::edtf::{Edtf, End, Moment, Part, When, parse};
use super::language::{Argument, Language};
use icu_calendar::{Date as IcuDate, Gregorian};
use jiff::civil::Date;

/// How a date is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateForm {
    /// In full: « nuit du 5 au 6 janvier 2022 ».
    Full,
    /// Shortened where the language has a short form: « 5 janv. 2022 ».
    Short,
    /// The time or part of the day alone, empty for coarser dates: « 16 h », « nuit ».
    Time,
    /// As the date something stands for: « au 5 janvier 2022 », « en janvier 2022 ».
    AsOf,
}

const NO_BREAK: &str = "\u{a0}";

impl Language {
    /// The EDTF date `text` in words.
    pub fn date(&self, text: &str, form: DateForm) -> String {
        let Some(date) = parse(text) else { return if form == DateForm::Time { String::new() } else { text.to_owned() } };
        if form == DateForm::Time {
            return match date {
                Edtf::One(Moment { when: When::Time(_, hour, minute), .. }) => self.clock(hour, minute),
                Edtf::One(Moment { when: When::Part(_, part), .. }) => self.say(part_alone(part), &[]),
                _ => String::new(),
            };
        }
        match date {
            Edtf::One(moment) if form == DateForm::AsOf => {
                let words = self.moment(moment, form);
                let sure = !(moment.approximate || moment.uncertain);
                let kind = if sure { as_of_kind(moment.when) } else { "phrase" };
                self.say("date-as-of", &[("date", Argument::Text(&words)), ("kind", Argument::Text(kind))])
            }
            Edtf::One(moment) => self.moment(moment, form),
            Edtf::Interval(from, to) => self.interval(from, to, form),
        }
    }

    fn interval(&self, from: End, to: End, form: DateForm) -> String {
        let one = |id: &str, moment: Moment| {
            self.say(id, &[("date", Argument::Text(&self.moment(moment, form))), ("kind", Argument::Text(kind(moment.when)))])
        };
        match (from, to) {
            (End::At(from), End::At(to)) if from == to => self.moment(from, form),
            (End::At(from), End::At(to)) => self.span(from, to, form),
            (End::At(from), End::Open) => one("date-since", from),
            (End::At(from), End::Unknown) => one("date-since-unknown", from),
            (End::Open, End::At(to)) => one("date-until", to),
            (End::Unknown, End::At(to)) => one("date-until-unknown", to),
            _ => self.say("date-unknown", &[]),
        }
    }

    /// From one date to another; what both share is said once.
    fn span(&self, from: Moment, to: Moment, form: DateForm) -> String {
        let sure = !(from.approximate || from.uncertain || to.approximate || to.uncertain);
        let first = match (from.when, to.when) {
            (When::Day(a), When::Day(b)) if sure && a.year() == b.year() && a.month() == b.month() => self.day_number(a),
            (When::Day(a), When::Day(b)) if sure && a.year() == b.year() => self.month_day(a),
            (When::Month(a, month), When::Month(b, _)) if sure && a == b => self.month_name(month),
            _ => self.moment(from, form),
        };
        let last = self.moment(to, form);
        let arguments =
            [("from", Argument::Text(&first)), ("to", Argument::Text(&last)), ("kind", Argument::Text(kind(from.when)))];
        self.say("date-range", &arguments)
    }

    fn moment(&self, moment: Moment, form: DateForm) -> String {
        let mut words = self.when(moment.when, form);
        let kind = kind(moment.when);
        if moment.approximate {
            words = self.say("date-approximate", &[("date", Argument::Text(&words)), ("kind", Argument::Text(kind))]);
        }
        if moment.uncertain {
            words = self.say("date-uncertain", &[("date", Argument::Text(&words))]);
        }
        words
    }

    fn when(&self, when: When, form: DateForm) -> String {
        match when {
            When::Time(date, hour, minute) => {
                let (day, clock) = (self.day(date, form), self.clock(hour, minute));
                self.say("date-time", &[("date", Argument::Text(&day)), ("clock", Argument::Text(&clock))])
            }
            When::Part(date, Part::Night) => match date.tomorrow() {
                Ok(next) => self.two_days("date-night", date, next, form),
                Err(_) => self.day(date, form),
            },
            When::Part(date, part) => {
                let (day, part) = (self.day(date, form), self.say(part_alone(part), &[]));
                self.say("date-time", &[("date", Argument::Text(&day)), ("clock", Argument::Text(&part))])
            }
            When::Day(date) => self.day(date, form),
            When::Week(monday) => match monday.checked_add(jiff::Span::new().days(6)) {
                Ok(sunday) => self.two_days("date-week", monday, sunday, form),
                Err(_) => self.day(monday, form),
            },
            When::Month(year, month) => self.month_year(year, month),
            When::Season(year, season) => {
                let season = Argument::Number(f64::from(season));
                self.say("date-season", &[("season", season), ("year", Argument::Text(&self.year(year)))])
            }
            When::Year(year) => self.year(year),
            When::Decade(first) => self.say("date-decade", &[("year", Argument::Text(&first.to_string()))]),
            When::Century(number) => {
                let roman = roman(number);
                self.say("date-century", &[("roman", Argument::Text(&roman)), ("n", Argument::Number(f64::from(number)))])
            }
            When::YearlessDay(month, day) => {
                let date = Date::new(2000, i8::try_from(month).unwrap_or(1), i8::try_from(day).unwrap_or(1));
                let words = date.map_or_else(|_| String::new(), |date| self.month_day(date));
                self.say("date-yearless", &[("date", Argument::Text(&words))])
            }
            When::YearlessMonth(month) => self.say("date-yearless", &[("date", Argument::Text(&self.month_name(month)))]),
        }
    }

    /// Two days in one phrase, the month and year said once where both share them.
    fn two_days(&self, id: &str, from: Date, to: Date, form: DateForm) -> String {
        let first = if from.year() != to.year() {
            self.day(from, form)
        } else if from.month() != to.month() {
            self.month_day(from)
        } else {
            self.day_number(from)
        };
        self.say(id, &[("from", Argument::Text(&first)), ("to", Argument::Text(&self.day(to, form)))])
    }

    fn clock(&self, hour: u8, minute: Option<u8>) -> String {
        let hour = hour.to_string();
        match minute {
            None | Some(0) => self.say("date-hour", &[("hour", Argument::Text(&hour))]),
            Some(minute) => {
                let minute = format!("{minute:02}");
                self.say("date-clock", &[("hour", Argument::Text(&hour)), ("minute", Argument::Text(&minute))])
            }
        }
    }

    fn day(&self, date: Date, form: DateForm) -> String {
        let day = icu(date);
        let words = match (&day, form) {
            (Some(day), DateForm::Short) => self.dates.ymd_short.format(day).to_string(),
            (Some(day), _) => self.dates.ymd.format(day).to_string(),
            (None, _) => date.to_string(),
        };
        self.tie_day(date, words)
    }

    fn month_day(&self, date: Date) -> String {
        let words = icu(date).map_or_else(|| date.to_string(), |day| self.dates.md.format(&day).to_string());
        self.tie_day(date, words)
    }

    fn month_year(&self, year: i16, month: u8) -> String {
        let first = first_of(year, month);
        first.map_or_else(|| format!("{year:04}-{month:02}"), |day| self.dates.ym.format(&day).to_string())
    }

    fn month_name(&self, month: u8) -> String {
        first_of(2000, month).map_or_else(|| month.to_string(), |day| self.dates.m.format(&day).to_string())
    }

    fn day_number(&self, date: Date) -> String {
        if date.day() == 1 { self.say("date-first-day", &[]) } else { date.day().to_string() }
    }

    /// Keeps day and month on one line and words the first of the month as the language does.
    fn tie_day(&self, date: Date, words: String) -> String {
        let digits = date.day().to_string();
        match words.strip_prefix(&digits).and_then(|rest| rest.strip_prefix(' ')) {
            Some(rest) => format!("{}{NO_BREAK}{rest}", self.day_number(date)),
            None => words,
        }
    }

    fn year(&self, year: i16) -> String {
        // EDTF counts a year 0, which is 1 before the era.
        if year > 0 {
            year.to_string()
        } else {
            self.say("date-before-era", &[("year", Argument::Text(&(1 - year).to_string()))])
        }
    }

    /// A message that is there, as tests hold; its own name where it is not, so that nothing breaks.
    pub(super) fn say(&self, id: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        self.message(id, arguments).unwrap_or_else(|| id.to_owned())
    }
}

/// Whether a date is worded as a day (« le 5 janvier ») or as a period (« janvier 2022 »).
fn kind(when: When) -> &'static str {
    match when {
        When::Time(..) | When::Day(..) | When::YearlessDay(..) => "day",
        When::Part(_, Part::Night) | When::Week(..) => "phrase",
        When::Part(..) => "day",
        _ => "period",
    }
}

/// How a date is led in when a figure stands for it.
fn as_of_kind(when: When) -> &'static str {
    match when {
        When::Month(..) | When::Year(_) => "month",
        other => kind(other),
    }
}

fn part_alone(part: Part) -> &'static str {
    match part {
        Part::Morning => "date-morning",
        Part::Midday => "date-midday",
        Part::Afternoon => "date-afternoon",
        Part::Evening => "date-evening",
        Part::Night => "date-night-alone",
        Part::Daytime => "date-daytime",
    }
}

fn icu(date: Date) -> Option<IcuDate<Gregorian>> {
    IcuDate::try_new_gregorian(i32::from(date.year()), date.month().unsigned_abs(), date.day().unsigned_abs()).ok()
}

fn first_of(year: i16, month: u8) -> Option<IcuDate<Gregorian>> {
    IcuDate::try_new_gregorian(i32::from(year), month, 1).ok()
}

/// Roman digits of a century's number.
fn roman(number: i16) -> String {
    const DIGITS: [(i16, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = number;
    let mut words = String::new();
    for (value, digit) in DIGITS {
        while rest >= value {
            words.push_str(digit);
            rest -= value;
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::Languages;
    use proptest::prelude::*;

    fn check(code: &str, form: DateForm, cases: &[(&str, &str)]) {
        let languages = Languages::load();
        let language = languages.get(code).unwrap();
        for (edtf, expect) in cases {
            assert_eq!(language.date(edtf, form).replace('\u{a0}', "_"), *expect, "{edtf}");
        }
    }

    #[test]
    fn french_dates_at_their_precision() {
        check(
            "fr",
            DateForm::Full,
            &[
                ("2022-01-05", "5_janvier 2022"),
                ("2022-01-01", "1er_janvier 2022"),
                ("2022-01-05T16:00", "5_janvier 2022, 16_h"),
                ("2022-01-05T07:05", "5_janvier 2022, 7_h_05"),
                ("2022-01-05TNI", "nuit du 5 au 6_janvier 2022"),
                ("2022-01-31TNI", "nuit du 31_janvier au 1er_février 2022"),
                ("2021-12-31TNI", "nuit du 31_décembre 2021 au 1er_janvier 2022"),
                ("2022-01-05TMO", "5_janvier 2022, matin"),
                ("2022-W01", "semaine du 3 au 9_janvier 2022"),
                ("2022-01", "janvier 2022"),
                ("2022-21", "printemps 2022"),
                ("2022-Q1", "1er trimestre 2022"),
                ("2022", "2022"),
                ("199X", "années 1990"),
                ("19XX", "XXe siècle"),
                ("-0052", "53 av. J.-C."),
                ("2022-01-05/2022-01-10", "du 5 au 10_janvier 2022"),
                ("2021-12-30/2022-01-10", "du 30_décembre 2021 au 10_janvier 2022"),
                ("2022-01/2022-03", "janvier – mars 2022"),
                ("2022-01-05/..", "à partir du 5_janvier 2022"),
                ("../2022-01-03", "le 3_janvier 2022 ou avant"),
                ("2022-04/..", "dès avril 2022"),
                ("/2022-01-03", "jusqu’au 3_janvier 2022"),
                ("2022-01-05~", "vers le 5_janvier 2022"),
                ("2022-01~", "vers janvier 2022"),
                ("2022-01-05?", "5_janvier 2022 (date incertaine)"),
                ("XXXX-01-05", "5_janvier, année inconnue"),
                ("hier", "hier"),
            ],
        );
        check("fr", DateForm::Short, &[("2022-01-15", "15_janv. 2022"), ("2022-01", "janvier 2022")]);
        check(
            "fr",
            DateForm::AsOf,
            &[("2022-01-15", "au 15_janvier 2022"), ("2022-01", "en janvier 2022"), ("2022-01-15~", "vers le 15_janvier 2022")],
        );
        check("fr", DateForm::Time, &[("2022-01-15", ""), ("2022-01-15T16:30", "16_h_30"), ("2022-01-15TNI", "nuit"), ("x", "")]);
    }

    #[test]
    fn english_dates_at_their_precision() {
        check(
            "en",
            DateForm::Full,
            &[
                ("2022-01-05", "5_January 2022"),
                ("2022-01-01", "1_January 2022"),
                ("2022-01-05T16:00", "5_January 2022, 16:00"),
                ("2022-01-05TNI", "night of 5 to 6_January 2022"),
                ("2022-W01", "week of 3 to 9_January 2022"),
                ("199X", "1990s"),
                ("20XX", "21st century"),
                ("2022-01-05/2022-01-10", "5 to 10_January 2022"),
                ("../2022-01-03", "3_January 2022 or earlier"),
                ("2022-01-05~", "around 5_January 2022"),
            ],
        );
    }

    proptest! {
        #[test]
        fn every_day_is_worded_with_its_year(year in 1i16..3000, month in 1i8..=12, day in 1i8..=28) {
            let languages = Languages::load();
            let text = format!("{year:04}-{month:02}-{day:02}");
            let words = languages.get("fr").unwrap().date(&text, DateForm::Full);
            prop_assert!(words.contains(&year.to_string()), "{}", words);
        }

        #[test]
        fn no_text_makes_it_panic(text in "[0-9X~?%/.TWQHNI:-]{0,20}") {
            let languages = Languages::load();
            for form in [DateForm::Full, DateForm::Short, DateForm::Time] {
                drop(languages.get("fr").unwrap().date(&text, form));
            }
        }
    }
}
