//! Values of figures in words: `value | amount(lang=…)` gives the number with its currency, percent sign or
//! unit of measure (« 1,5 million », « 12 à 15 », « 120 € »), and `value | quantity(lang=…)` the whole with what
//! the source says of its exactness and the noun counted (« environ 2 030 soldats »). Digits are never rounded:
//! a large round number is only written shorter. `n | plain` is the number as machines read it.

use super::{field, language, text};
use crate::render::language::{Argument, Language, Languages};
use std::sync::Arc;
use tera::{Kwargs, State, Tera, TeraResult, Value};

const NO_BREAK: &str = "\u{a0}";

/// Currencies whose sign everybody knows; the others go by their name, or their ISO code where the language has none.
const SIGNS: &[(&str, &str)] = &[("EUR", "€"), ("USD", "$"), ("GBP", "£"), ("JPY", "¥")];

/// Million, billion, trillion, with their messages.
const SCALES: [(f64, &str); 3] = [(1e12, "scale-trillion"), (1e9, "scale-billion"), (1e6, "scale-million")];

pub(super) fn register(tera: &mut Tera, languages: &Arc<Languages>) {
    let all = Arc::clone(languages);
    tera.register_filter("amount", move |value: &Value, arguments: Kwargs, _: &State<'_>| -> TeraResult<String> {
        Ok(Amount::read(value).words(language(&all, &arguments)?))
    });
    let all = Arc::clone(languages);
    tera.register_filter("quantity", move |value: &Value, arguments: Kwargs, _: &State<'_>| -> TeraResult<String> {
        Ok(Amount::read(value).whole(language(&all, &arguments)?))
    });
    tera.register_filter("plain", |number: f64, _: Kwargs, _: &State<'_>| number.to_string());
}

/// A value as its view gives it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Amount<'v> {
    low: f64,
    high: Option<f64>,
    unit_kind: &'v str,
    unit: &'v str,
    modifier: &'v str,
    verbatim: &'v str,
}

impl<'v> Amount<'v> {
    /// Reads a value of a view.
    pub(super) fn read(value: &'v Value) -> Self {
        let number = |name| field(value, name).and_then(Value::as_f64);
        Self {
            low: number("low").unwrap_or(f64::NAN),
            high: number("high"),
            unit_kind: text(value, "unit_kind"),
            unit: text(value, "unit"),
            modifier: text(value, "modifier"),
            verbatim: text(value, "verbatim"),
        }
    }

    /// True if both have the same number, whatever is said of its exactness.
    pub(super) fn same_number(&self, other: &Self) -> bool {
        self.low.to_bits() == other.low.to_bits() && self.high.map(f64::to_bits) == other.high.map(f64::to_bits)
    }

    /// Stretches the range so that it holds `other`; what is said of exactness then holds no longer.
    pub(super) fn widen(&mut self, other: &Self) {
        if !other.low.is_finite() {
            return;
        }
        let high = self.high.unwrap_or(self.low).max(other.high.unwrap_or(other.low));
        self.low = self.low.min(other.low);
        self.high = Some(high);
        self.modifier = "";
    }

    /// The number with its currency, percent sign or unit of measure.
    pub(super) fn words(&self, language: &Language) -> String {
        // « Des dizaines » has no number to print; the source's own words are the value.
        if self.modifier == "vague" || !self.low.is_finite() {
            return self.verbatim.to_owned();
        }
        let number = match self.high {
            Some(high) if high != self.low => {
                let (low, high) = (scaled(self.low, language), scaled(high, language));
                language.say("value-range", &[("low", Argument::Text(&low)), ("high", Argument::Text(&high))])
            }
            _ => scaled(self.low, language),
        };
        let most = self.high.unwrap_or(self.low);
        match self.unit_kind {
            "currency" => self.money(&number, language),
            "share" if self.unit == "%" => language.say("value-percent", &[("amount", Argument::Text(&number))]),
            "share" => language.say("value-points", &[("amount", Argument::Text(&number)), ("n", Argument::Number(most))]),
            "measure" => language
                .message(&format!("unit-{}", self.unit), &[("amount", Argument::Text(&number)), ("n", Argument::Number(most))])
                .unwrap_or_else(|| format!("{number}{NO_BREAK}{}", self.unit)),
            _ => number,
        }
    }

    /// An amount of money: by its sign (« 120 € »), by its name where it has none or stands after « million ».
    fn money(&self, number: &str, language: &Language) -> String {
        let most = self.high.unwrap_or(self.low);
        let amount = ("amount", Argument::Text(number));
        let sign = SIGNS.iter().find(|(code, _)| *code == self.unit).map(|(_, sign)| *sign);
        let name = language.message(&format!("currency-{}", self.unit), &[("n", Argument::Number(most))]);
        match (name, sign) {
            (Some(name), _) if is_scaled(most) => {
                let code = ("code", Argument::Text(self.unit));
                let sign = ("sign", Argument::Text(sign.unwrap_or("none")));
                language.say("value-currency-scaled", &[amount, code, sign, ("name", Argument::Text(&name))])
            }
            (Some(name), None) => language.say("value-currency-named", &[amount, ("name", Argument::Text(&name))]),
            (_, sign) => {
                let kind = ("kind", Argument::Text(if sign.is_some() { "sign" } else { "code" }));
                language.say("value-currency", &[amount, ("sign", Argument::Text(sign.unwrap_or(self.unit))), kind])
            }
        }
    }

    /// The number with all that belongs to it.
    pub(super) fn whole(&self, language: &Language) -> String {
        let mut words = self.words(language);
        if self.modifier == "vague" {
            return words;
        }
        if self.unit_kind == "counted" && !self.unit.is_empty() {
            words = match is_scaled(self.high.unwrap_or(self.low)) {
                true => {
                    let vowel = if starts_with_vowel(self.unit) { "yes" } else { "no" };
                    let (amount, noun) = (Argument::Text(&words), Argument::Text(self.unit));
                    language.say("value-counted-scaled", &[("amount", amount), ("noun", noun), ("vowel", Argument::Text(vowel))])
                }
                false => format!("{words}{NO_BREAK}{}", self.unit),
            };
        }
        match self.modifier {
            "" => words,
            modifier => format!("{} {words}", language.say(&format!("modifier-{modifier}"), &[])),
        }
    }
}

/// A number with all its digits; from a million on in words of scale, if no more than two decimals are needed for that.
fn scaled(number: f64, language: &Language) -> String {
    match scale(number) {
        Some((head, message)) => language.say(message, &[("n", Argument::Number(head))]),
        None => language.number(number),
    }
}

/// The number of millions, billions or trillions, and the message for it.
fn scale(number: f64) -> Option<(f64, &'static str)> {
    let (scale, message) = SCALES.into_iter().find(|(scale, _)| number.abs() >= *scale)?;
    let hundredths = number / scale * 100.0;
    ((hundredths - hundredths.round()).abs() < 1e-9).then(|| (hundredths.round() / 100.0, message))
}

fn is_scaled(number: f64) -> bool {
    scale(number).is_some()
}

/// True if a word sounds as if it began with a vowel, for languages that join it then; a silent h counts.
fn starts_with_vowel(word: &str) -> bool {
    word.chars().next().is_some_and(|c| "aeiouhâàéèêëîïôœûAEIOUHÂÀÉÈÊËÎÏÔŒÛ".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(code: &str, number: (f64, Option<f64>), unit: (&str, &str), modifier: &str, expect: &str) {
        let languages = Languages::load();
        let amount =
            Amount { low: number.0, high: number.1, unit_kind: unit.0, unit: unit.1, modifier, verbatim: "des dizaines" };
        let words = amount.whole(languages.get(code).unwrap());
        assert_eq!(words.replace('\u{a0}', "_").replace('\u{202f}', "~"), expect);
    }

    #[test]
    fn french_values() {
        check("fr", (164.0, None), ("none", ""), "", "164");
        check("fr", (12.0, Some(15.0)), ("none", ""), "", "12 à 15");
        check("fr", (2030.0, None), ("counted", "soldats"), "approx", "environ 2~030_soldats");
        check("fr", (1_500_000.0, None), ("none", ""), "", "1,5_million");
        check("fr", (1_501_234.0, None), ("none", ""), "", "1~501~234");
        check("fr", (2e9, None), ("currency", "EUR"), "more", "plus de 2_milliards d’euros");
        check("fr", (1.5e6, None), ("currency", "KZT"), "", "1,5_million de tenges");
        check("fr", (120.0, None), ("currency", "EUR"), "", "120_€");
        check("fr", (120.0, None), ("currency", "KZT"), "", "120_tenges");
        check("fr", (120.0, None), ("currency", "XTS"), "", "120_XTS");
        check("fr", (1.5e6, None), ("counted", "habitants"), "", "1,5_million d’habitants");
        check("fr", (4.5, None), ("share", "%"), "", "4,5_%");
        check("fr", (2.0, None), ("share", "pp"), "", "2_points");
        check("fr", (81.0, None), ("measure", "year"), "", "81_ans");
        check("fr", (12.0, None), ("measure", "km"), "at-most", "jusqu’à 12_km");
        check("fr", (24.0, None), ("counted", "morts"), "vague", "des dizaines");
    }

    #[test]
    fn english_values() {
        check("en", (2030.0, None), ("counted", "soldiers"), "approx", "about 2,030_soldiers");
        check("en", (120.0, None), ("currency", "USD"), "", "$120");
        check("en", (120.0, None), ("currency", "XTS"), "", "XTS_120");
        check("en", (2e9, None), ("currency", "EUR"), "", "€2_billion");
        check("en", (2e9, None), ("currency", "KZT"), "", "2_billion tenge");
        check("en", (4.5, None), ("share", "%"), "", "4.5%");
        check("en", (1.0, None), ("measure", "year"), "", "1_year");
    }
}
