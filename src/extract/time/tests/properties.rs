//! Properties: every date of two centuries comes back from every written form; no text makes an invalid
//! value or a bad span; junk costs linear time.

use super::super::super::lexicon::Lexicon;
use super::super::find;
use super::{lang, times};
use crate::text::{Document, Lang};
use jiff::civil::Date;
use proptest::prelude::*;
use regex::Regex;
use std::sync::LazyLock;

const FR_MONTHS: [&str; 12] =
    ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];
const FR_DAYS: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
const EN_MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const EN_DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

fn name<'n>(names: &[&'n str], from_one: i8) -> &'n str {
    names[usize::try_from(from_one - 1).unwrap()]
}

fn french(date: Date) -> Vec<String> {
    let (y, m, d) = (date.year(), date.month(), date.day());
    let month = name(&FR_MONTHS, m);
    let weekday = name(&FR_DAYS, date.weekday().to_monday_one_offset());
    let day = if d == 1 { "1er".to_owned() } else { d.to_string() };
    vec![
        format!("Il est parti le {day} {month} {y}."),
        format!("Il est parti {weekday} {day} {month} {y}."),
        format!("Il est parti le {weekday} {day} {month} {y}."),
        format!("Il est parti le {d:02}/{m:02}/{y}."),
        format!("Il est parti le {d}.{m}.{y}."),
        format!("Fait le {y}-{m:02}-{d:02}."),
        format!("{day} {month} {y} . –\nIl est parti."),
    ]
}

fn english(date: Date) -> Vec<String> {
    let (y, m, d) = (date.year(), date.month(), date.day());
    let month = name(&EN_MONTHS, m);
    let short = if m == 5 { "May".to_owned() } else { format!("{}.", month.get(..3).unwrap()) };
    let weekday = name(&EN_DAYS, date.weekday().to_monday_one_offset());
    let ending = match d {
        1 | 21 | 31 => "st",
        2 | 22 => "nd",
        3 | 23 => "rd",
        _ => "th",
    };
    vec![
        format!("He left on {month} {d}, {y}."),
        format!("He left on {weekday}, {month} {d}, {y}."),
        format!("He left on {d} {month} {y}."),
        format!("He left on the {d}{ending} of {month}, {y}."),
        format!("He left on {month} {d}{ending}, {y}."),
        format!("He left on {short} {d}, {y}."),
        format!("He left on {m}/{d}/{y}."),
        format!("He left on {y}-{m:02}-{d:02}."),
        format!("{month} {d:02}, {y}\nHe left."),
    ]
}

fn comes_back(lang: Lang, text: &str, date: Date) {
    let found = times(lang, text, Some("2022-01-13"));
    let values: Vec<&str> = found.iter().map(|t| t.value.as_str()).collect();
    assert_eq!(values, [date.to_string()], "{text}");
    assert_eq!(found[0].edtf.as_deref(), Some(date.to_string().as_str()), "{text}");
}

#[test]
fn every_date_of_two_centuries_comes_back() {
    let mut date = jiff::civil::date(1900, 1, 1);
    let mut turn = 0_usize;
    while date.year() <= 2100 {
        // Every form of every eleventh day, and every day in one form of each language in turn.
        let (fr, en) = (french(date), english(date));
        if turn.is_multiple_of(11) {
            fr.iter().for_each(|text| comes_back(Lang::FR, text, date));
            en.iter().for_each(|text| comes_back(lang("en"), text, date));
        } else {
            comes_back(Lang::FR, &fr[turn % fr.len()], date);
            comes_back(lang("en"), &en[turn % en.len()], date);
        }
        turn += 1;
        date = date.tomorrow().unwrap();
    }
}

static TIMEX: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^(?:
        (?:PAST|PRESENT|FUTURE)_REF | TNI
        | P(?:[\dX]+(?:\.\d+)?(?:Y|M|W|WE|D|DE|CE))*(?:T(?:[\dX]+(?:\.\d+)?[HMS])+)?
        | (?:BC)?(?:\d{4}|XXXX)(?:-(?:\d{2}|XX)(?:-(?:\d{2}|XX))?|-W(?:\d{2}|XX)(?:-(?:[1-7]|WE))?|-[QH][\dX]|-(?:SP|SU|FA|WI))?
          (?:T(?:\d{2}:\d{2}(?::\d{2})?Z?|MO|MI|AF|EV|NI|DT))?
        | T(?:\d{2}:\d{2}(?::\d{2})?Z?|MO|MI|AF|EV|NI|DT)
        | \d{3}X? | \d{2}(?:XX)? | XXX | XX | BC\d{2,3} | FY(?:\d{4}|XXXX)
        )$",
    )
    .unwrap()
});
/// What a note may say besides: intervals, sets with an hour, meals.
static NOTE: LazyLock<Regex> = LazyLock::new(|| {
    const POINT: &str = r"(?:BC)?\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?Z?)?";
    const HOUR: &str = r"(?:XXXX-WXX-[1-7](?:T(?:MO|AF|EV|NI))?)?T\d{2}(?::\d{2})?|TME[BRLD]|SY(?:\d{4}|XXXX)|P1WD";
    Regex::new(&format!(r"^(?:{POINT}/{POINT}|\.\./{POINT}|{POINT}/\.\.|{HOUR})$")).unwrap()
});
static EDTF: LazyLock<Regex> = LazyLock::new(|| {
    const DATE: &str = r"-?\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}:\d{2}Z?)?)?)?~?|\d{3}X|\d{2}XX";
    Regex::new(&format!(r"^(?:{DATE}|(?:(?:\.\.)?|{DATE})/(?:\.\.|{DATE}))$")).unwrap()
});

fn well_formed(lang: Lang, text: &str, published: Option<&str>) {
    let mut end = 0;
    for time in times(lang, text, published) {
        let note = published.is_some_and(|published| published.contains('T'));
        let fits = TIMEX.is_match(&time.value) || note && NOTE.is_match(&time.value);
        assert!(fits, "TIMEX3 {:?} in {text:?}", time.value);
        if let Some(edtf) = &time.edtf {
            assert!(EDTF.is_match(edtf), "EDTF {edtf:?} in {text:?}");
        }
        assert!(time.span.start < time.span.end && time.span.start >= end && !time.span.of(text).is_empty(), "{text:?}");
        end = time.span.end;
    }
}

/// Words that rules know, to be thrown together.
const WORDS: &str = "le la les du au de d' l' à en il y a plus moins dans depuis avant fin début mi - / : . , ( ) ' 1 2 5 12 30 31 99 \
    1789 1914 2016 2022 0730 lundi dimanche janvier mars mai décembre déc été hiver jour jours semaine mois an ans année siècle trimestre \
    premier dernière prochain suivant hier demain veille lendemain matin soir nuit h heures midi minuit trois quelques vingt XIXe Noël Pâques \
    années 80 chaque tous par the of on at to until since last next this that early late mid ago later before after monday friday May March \
    june december day week month year decade century quarter half first second am pm a.m. UTC GMT morning night noon now today yesterday BC \
    1990s Easter Thanksgiving every per few several from between entre until within starting noonish 7pm 2/3 20220110 same fiscal old soir";

fn phrase() -> impl Strategy<Value = String> {
    let words: Vec<&'static str> = WORDS.split_whitespace().collect();
    prop::collection::vec((prop::sample::select(words), prop::bool::weighted(0.85)), 1..14).prop_map(|parts| {
        parts.into_iter().map(|(word, space)| if space { format!("{word} ") } else { word.to_owned() }).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_phrase_makes_an_invalid_value(text in phrase(), published in prop::option::of((1i16..9998, 1i8..13, 1i8..29))) {
        let published = published.map(|(y, m, d)| format!("{y:04}-{m:02}-{d:02}T10:00:00"));
        // As a note, and as an article.
        for published in [published.as_deref(), published.as_deref().and_then(|at| at.get(..10))] {
            well_formed(Lang::FR, &text, published);
            well_formed(lang("en"), &text, published);
        }
    }

    #[test]
    fn no_text_makes_a_bad_span(text in "\\PC{0,60}") {
        well_formed(Lang::FR, &text, Some("2022-01-13"));
        well_formed(lang("en"), &text, None);
    }
}

#[test]
fn years_of_five_digits_are_not_written() {
    let values = |text: &str| times(Lang::FR, text, Some("9000-01-01")).len();
    assert_eq!(values("Il reviendra dans 1789 années."), 0);
    assert_eq!(values("Il reviendra dans 89 années."), 1);
}

#[test]
fn junk_in_one_line_takes_linear_time() {
    let lexicon = Lexicon::of(lang("en"));
    for piece in ["5 ", "5/5/5-", "the ", "the first of the ", "2010-12 ", "may ", "1 2 3 "] {
        let text = piece.repeat(200_000 / piece.len());
        let doc = Document::new(&text, &lexicon.abbreviations, &lexicon.numbers);
        let start = std::time::Instant::now();
        let _ = find(&doc, lexicon, None).len();
        assert!(start.elapsed().as_secs() < 5, "{piece:?} took {:?}", start.elapsed());
    }
}
