//! `{{ date | edtf(lang=chrome.lang) }}`: an EDTF date in words, at its true precision;
//! `form="short"` shortens the month, `form="time"` gives the time of day alone (empty for coarser dates),
//! `form="as-of"` words it as the date a figure stands for. `date | machine_date` is for `<time datetime>`, and
//! `timezone | zone` the city of an IANA time zone.

use super::language;
use crate::render::dates::DateForm;
use crate::render::language::Languages;
use std::sync::Arc;
use tera::{Error, Kwargs, State, Tera, TeraResult};

pub(super) fn register(tera: &mut Tera, languages: &Arc<Languages>) {
    let languages = Arc::clone(languages);
    tera.register_filter("edtf", move |date: &str, arguments: Kwargs, _: &State<'_>| -> TeraResult<String> {
        let form = match arguments.get::<&str>("form")? {
            None | Some("full") => DateForm::Full,
            Some("short") => DateForm::Short,
            Some("time") => DateForm::Time,
            Some("as-of") => DateForm::AsOf,
            Some(other) => return Err(Error::message(format!("`form` is `full`, `short`, `time` or `as-of`, not `{other}`"))),
        };
        Ok(language(&languages, &arguments)?.date(date, form))
    });
    tera.register_filter("zone", |zone: &str, _: Kwargs, _: &State<'_>| {
        zone.rsplit_once('/').map_or(zone, |(_, city)| city).replace('_', " ")
    });
    tera.register_filter("machine_date", |date: &str, _: Kwargs, _: &State<'_>| machine_date(date).to_owned());
}

/// What HTML takes in `<time datetime>`: a year, month, day, week or day and time; empty for anything else.
fn machine_date(date: &str) -> &str {
    let bytes = date.as_bytes();
    let shape: String = bytes.iter().map(|b| if b.is_ascii_digit() { '0' } else { char::from(*b) }).collect();
    match shape.as_str() {
        "0000" | "0000-00" | "0000-00-00" | "0000-W00" | "0000-00-00T00:00" | "0000-00-00T00:00:00"
            if !matches!(date.get(5..7), Some("21" | "22" | "23" | "24" | "33" | "34" | "35" | "36")) =>
        {
            date
        }
        shape if shape.starts_with("0000-00-00T") => date.get(..10).unwrap_or(""),
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::machine_date;

    #[test]
    fn only_what_html_takes_is_given() {
        let check = |date: &str, expect: &str| assert_eq!(machine_date(date), expect, "{date}");
        check("2022-01-05", "2022-01-05");
        check("2022-W01", "2022-W01");
        check("2022-22", "");
        check("2022-01-05TNI", "2022-01-05");
        check("2022-01-05T16:00", "2022-01-05T16:00");
        check("2022-01-05/..", "");
        check("199X", "");
        check("é", "");
    }
}
