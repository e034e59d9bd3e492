//! The languages of the interface: [`Languages::load`] reads one Fluent file and one row of
//! [`TABLE`] a language and keeps what is dear to make (messages, number and date formatters) for all
//! pages. Filters ask for a language by its code; an unknown code gets the last of the table, English.
//! A new language is a row and a file.

use super::typography::{ENGLISH, FRENCH, Typography};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use icu_calendar::Gregorian;
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::{M, MD, YM, YMD};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::DecimalFormatterOptions;
use icu_locale_core::Locale;
use std::collections::HashMap;
use unic_langid::LanguageIdentifier;

/// What a language is made from.
struct LanguageData {
    /// ISO 639-1.
    code: &'static str,
    /// CLDR locale of its dates and numbers.
    locale: &'static str,
    /// Its messages.
    messages: &'static str,
    /// Its typography.
    typography: Typography,
}

/// The languages there are; the last one is the fallback.
const TABLE: &[LanguageData] = &[
    LanguageData { code: "fr", locale: "fr", messages: include_str!("locales/fr.ftl"), typography: FRENCH },
    LanguageData { code: "en", locale: "en-GB", messages: include_str!("locales/en.ftl"), typography: ENGLISH },
];

/// All languages of the interface.
#[derive(Debug)]
pub struct Languages {
    all: Vec<Language>,
}

impl Languages {
    /// Reads the table. A language whose data this build lacks is left out; the shipped ones have theirs, as tests hold.
    pub fn load() -> Self {
        Self { all: TABLE.iter().filter_map(Language::new).collect() }
    }

    /// The language called `code`, or the fallback.
    pub fn get(&self, code: &str) -> Option<&Language> {
        self.all.iter().find(|language| language.code == code).or_else(|| self.all.last())
    }

    /// All languages.
    pub(super) fn all(&self) -> impl Iterator<Item = &Language> {
        self.all.iter()
    }

    /// The codes of the languages there are.
    pub fn codes(&self) -> impl Iterator<Item = &'static str> {
        self.all.iter().map(|language| language.code)
    }
}

type DateFormatter<F> = FixedCalendarDateTimeFormatter<Gregorian, F>;

/// The date formatters of a language.
pub(super) struct DateFormatters {
    /// Day, month in words, year.
    pub(super) ymd: DateFormatter<YMD>,
    /// The same with the month shortened.
    pub(super) ymd_short: DateFormatter<YMD>,
    /// Day and month in words.
    pub(super) md: DateFormatter<MD>,
    /// Month in words and year.
    pub(super) ym: DateFormatter<YM>,
    /// Month in words.
    pub(super) m: DateFormatter<M>,
}

/// One language of the interface.
pub struct Language {
    code: &'static str,
    messages: FluentBundle<FluentResource>,
    /// Messages without arguments, formatted once.
    fixed: HashMap<String, tera::Value>,
    numbers: DecimalFormatter,
    pub(super) dates: DateFormatters,
    pub(super) typography: &'static Typography,
}

impl std::fmt::Debug for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Language").field("code", &self.code).finish_non_exhaustive()
    }
}

/// An argument of a message.
#[derive(Clone, Debug)]
pub enum Argument<'a> {
    /// A number: the message selects by `$name` and prints `$name-text`, which is grouped as the language wants.
    Number(f64),
    /// Words.
    Text(&'a str),
}

impl Language {
    fn new(data: &'static LanguageData) -> Option<Self> {
        let locale: Locale = data.locale.parse().ok()?;
        let language: LanguageIdentifier = data.code.parse().ok()?;
        // A number stays on one line with the noun it counts.
        let source = data.typography.text(data.messages).replace("-text } ", "-text }\u{a0}");
        // What Fluent cannot read it skips and reports; that there is nothing of the kind is a test's business.
        let ids: Vec<String> = message_ids(&source).map(str::to_owned).collect();
        let resource = FluentResource::try_new(source).unwrap_or_else(|(readable, _)| readable);
        let mut messages = FluentBundle::new_concurrent(vec![language]);
        messages.set_use_isolating(false);
        messages.add_builtins().ok()?;
        messages.add_resource_overriding(resource);
        let dates = DateFormatters {
            ymd: DateFormatter::try_new(locale.clone().into(), YMD::long()).ok()?,
            ymd_short: DateFormatter::try_new(locale.clone().into(), YMD::medium()).ok()?,
            md: DateFormatter::try_new(locale.clone().into(), MD::long()).ok()?,
            ym: DateFormatter::try_new(locale.clone().into(), YM::long()).ok()?,
            m: DateFormatter::try_new(locale.clone().into(), M::long()).ok()?,
        };
        let numbers = DecimalFormatter::try_new(locale.into(), DecimalFormatterOptions::default()).ok()?;
        let mut made = Self { code: data.code, messages, fixed: HashMap::new(), numbers, dates, typography: &data.typography };
        made.fixed =
            ids.into_iter().filter_map(|id| made.try_message(&id, &[]).map(|text| (id, tera::Value::from(text)))).collect();
        Some(made)
    }

    /// ISO 639-1.
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// The message `id` with `arguments`; `None` if the language has no such message or an argument is missing.
    pub fn message(&self, id: &str, arguments: &[(&str, Argument<'_>)]) -> Option<String> {
        if arguments.is_empty() {
            return self.fixed.get(id).and_then(tera::Value::as_str).map(str::to_owned);
        }
        self.try_message(id, arguments)
    }

    /// The message `id`, which takes no arguments, as templates print it: a lookup, since pages ask for dozens.
    pub(super) fn fixed(&self, id: &str) -> Option<&tera::Value> {
        self.fixed.get(id)
    }

    fn try_message(&self, id: &str, arguments: &[(&str, Argument<'_>)]) -> Option<String> {
        let pattern = self.messages.get_message(id)?.value()?;
        let mut given = FluentArgs::with_capacity(arguments.len() * 2);
        for (name, value) in arguments {
            match value {
                Argument::Number(number) => {
                    given.set((*name).to_owned(), FluentValue::from(*number));
                    given.set(format!("{name}-text"), self.number(*number));
                }
                Argument::Text(text) => given.set((*name).to_owned(), (*text).to_owned()),
            }
        }
        let mut errors = Vec::new();
        let text = self.messages.format_pattern(pattern, Some(&given), &mut errors).into_owned();
        errors.is_empty().then_some(text)
    }

    /// A number with all its digits, grouped as the language wants.
    pub fn number(&self, number: f64) -> String {
        match Decimal::try_from_str(&number.to_string()) {
            Ok(decimal) => self.numbers.format(&decimal).to_string(),
            Err(_) => number.to_string(),
        }
    }
}

/// The names of the messages in a Fluent file: what stands before ` =` at the start of a line.
fn message_ids(source: &str) -> impl Iterator<Item = &str> {
    let starts = |line: &&str| line.starts_with(|c: char| c.is_ascii_lowercase());
    source.lines().filter(starts).filter_map(|line| line.split_once(" =").map(|(id, _)| id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_message_is_readable_and_in_every_language() {
        let mut ids: Vec<BTreeSet<String>> = Vec::new();
        for data in TABLE {
            let source = data.typography.text(data.messages);
            let names: Vec<String> = message_ids(&source).map(str::to_owned).collect();
            let resource = FluentResource::try_new(source).map_err(|(_, errors)| errors).unwrap();
            assert_eq!(resource.source().lines().filter(|line| line.contains("= ")).count(), names.len(), "{}", data.code);
            let set: BTreeSet<String> = names.iter().cloned().collect();
            assert_eq!(set.len(), names.len(), "{}: a message is given twice", data.code);
            ids.push(set);
        }
        for pair in ids.windows(2) {
            assert_eq!(pair[0].symmetric_difference(&pair[1]).collect::<Vec<_>>(), Vec::<&String>::new());
        }
    }

    #[test]
    fn numbers_are_grouped_from_four_digits() {
        let languages = Languages::load();
        let check = |code: &str, number: f64, expect: &str| assert_eq!(languages.get(code).unwrap().number(number), expect);
        check("fr", 2030.0, "2\u{202f}030");
        check("fr", 1_234_567.5, "1\u{202f}234\u{202f}567,5");
        check("fr", 225.0, "225");
        check("fr", -3.0, "-3");
        check("en", 2030.0, "2,030");
        check("xx", 0.25, "0.25");
        check("fr", f64::NAN, "NaN");
    }

    #[test]
    fn messages_count_in_their_language() {
        let languages = Languages::load();
        let check = |code: &str, n: f64, expect: &str| {
            assert_eq!(languages.get(code).unwrap().message("count-facts", &[("n", Argument::Number(n))]).unwrap(), expect);
        };
        check("fr", 0.0, "0\u{a0}fait");
        check("fr", 1.0, "1\u{a0}fait");
        check("fr", 1200.0, "1\u{202f}200\u{a0}faits");
        check("en", 0.0, "0\u{a0}facts");
        check("en", 1.0, "1\u{a0}fact");
    }
}
