//! Number words and figures read by the rules of each language, one test a difficulty, and the property
//! that a number printed in words is read again.

use crate::extract::lexicon::Lexicon;
use crate::text::number::NumberForm;
use crate::text::{Document, Lang};
use proptest::prelude::*;

/// Every number of `text` as `span=value`, with a letter for its form and `?` where it is vague.
fn numbers(lang: &str, text: &str) -> String {
    let lexicon = Lexicon::of(Lang::parse(lang).unwrap());
    let doc = Document::new(text, &lexicon.abbreviations, &lexicon.numbers);
    let show = |n: &crate::text::number::Number| {
        let form = match n.form {
            NumberForm::Cardinal => "",
            NumberForm::Ordinal => "o",
            NumberForm::Fraction => "f",
            NumberForm::Collective => "c",
        };
        let value = (n.value * 1e6).round() / 1e6;
        format!("{}={value}{form}{}", n.span.of(text), if n.vague { "?" } else { "" })
    };
    doc.numbers.iter().filter(|n| !n.article).map(show).collect::<Vec<_>>().join("; ")
}

fn check(lang: &str, text: &str, expect: &str) {
    assert_eq!(numbers(lang, text), expect, "{lang}: {text}");
}

#[test]
fn group_marks_join_exact_groups_of_three() {
    check(
        "fr",
        "2 030 soldats, 16\u{202f}500\u{a0}km, 1\u{2009}200 000",
        "2 030=2030; 16\u{202f}500=16500; 1\u{2009}200 000=1200000",
    );
    check("fr", "1.500 et 1'250'000 et 3,14 et 0.500", "1.500=1500; 1'250'000=1250000; 3,14=3.14; 0.500=0.5");
    check("en", "1,500 and 1,250,000.75 and 3.14 and 1.500", "1,500=1500; 1,250,000.75=1250000.75; 3.14=3.14; 1.500=1.5");
    check("fr", "12,345 $ et 1,234,567 et 1.234.567,8", "12,345=12.345; 1,234,567=1234567; 1.234.567,8=1234567.8");
}

#[test]
fn neighbours_are_not_glued() {
    check("fr", "le 10 janvier 2022 200 personnes", "10=10; 2022=2022; 200=200");
    check("fr", "5, 10 et 15, puis 12 à 15", "5=5; 10=10; 15=15; 12=12; 15=15");
    check("fr", "03 83 74 37 70", "03=3; 83=83; 74=74; 37=37; 70=70");
    check("fr", "0 800 123 456", "0=0; 800 123 456=800123456");
    check("fr", "423 0000, +1 212 555 0123", "423=423; 0000=0; 1=1; 212=212; 555=555; 0123=123");
    check("en", "1,23,45 and 24,7031", "1=1; 23=23; 45=45; 24=24; 7031=7031");
    check("fr", "version 1.2.3, 192.168.1.2", "1=1; 2=2; 3=3; 192=192; 168=168; 1=1; 2=2");
    check("fr", "trois quatre cinq", "trois=3; quatre=4; cinq=5");
    check("fr", "dix\nhuit", "dix=10; huit=8");
}

#[test]
fn every_and_links_ahead_of_a_fraction() {
    check("fr", "trente et deux et un cinquième", "trente et deux et un cinquième=32.2");
    check("en", "forty and two and three tenths", "forty and two and three tenths=42.3");
    // Without one they stay two.
    check("fr", "trente et deux", "trente=30; deux=2");
    check("en", "forty and two", "forty=40; two=2");
}

#[test]
fn parts_after_a_scale_are_of_a_million_but_not_of_a_thousand() {
    check("en", "four million and one third", "four million and one third=4333333.333333");
    check("en", "four thousand and two fifths", "four thousand and two fifths=4000.4");
    check("en", "four hundred and first", "four hundred and first=401o");
    check("fr", "quatre millions et deux tiers", "quatre millions et deux tiers=4666666.666667");
}

#[test]
fn a_couple_of_scales() {
    check("en", "a couple of million euros", "a couple of million=2000000c");
    check("en", "a couple hundred boats", "a couple hundred=200c");
    check("en", "the couple hundreds of miles apart", "hundreds=100c?");
}

#[test]
fn powers_of_ten_and_ordinals_with_the_same_letter() {
    check("fr", "3e7", "3e7=30000000");
    check("fr", "-4e5", "-4e5=-400000");
    check("fr", "6e-2", "6e-2=0.06");
    check("fr", "1,2 x 10^3 particules", "1,2 x 10^3=1200");
    check("fr", "la 3e place et la 7e", "3e=3o; 7e=7o");
    check("fr", "un quarantième", "un quarantième=0.025f");
    check("fr", "un huitième homme", "huitième=8o");
}

#[test]
fn signs_belong_to_a_number_after_a_space_only() {
    check("fr", "−15 °C, -7,4 %, 12-15, (-3)", "−15=-15; -7,4=-7.4; 12=12; 15=15; -3=-3");
}

#[test]
fn french_words_in_every_region_and_spelling() {
    check(
        "fr",
        "quatre-vingt-dix-sept, soixante et onze, nonante-deux",
        "quatre-vingt-dix-sept=97; soixante et onze=71; nonante-deux=92",
    );
    check(
        "fr",
        "vingt-et-un, vingt et une, huitante-et-un, octante",
        "vingt-et-un=21; vingt et une=21; huitante-et-un=81; octante=80",
    );
    check(
        "fr",
        "quatre vingt dix huit, deux-cent-trois-mille-quatre, mille cent",
        "quatre vingt dix huit=98; deux-cent-trois-mille-quatre=203004; mille cent=1100",
    );
    check(
        "fr",
        "deux millions et demi, un million deux cent mille, dix mille milliards",
        "deux millions et demi=2500000; un million deux cent mille=1200000; dix mille milliards=10000000000000",
    );
    check(
        "fr",
        "mille et une nuits, douze cents, cinq et demi, deux virgule zéro cinq",
        "mille et une=1001; douze cents=1200; cinq et demi=5.5; deux virgule zéro cinq=2.05",
    );
    check("fr", "trois et quatre, vingt et trois, dix pour cent", "trois=3; quatre=4; vingt=20; trois=3; dix=10");
}

#[test]
fn english_words() {
    check(
        "en",
        "two hundred and five, a hundred, twenty-one thousand",
        "two hundred and five=205; a hundred=100; twenty-one thousand=21000",
    );
    check(
        "en",
        "two and a half million, twelve hundred, three point two five billion",
        "two and a half million=2500000; twelve hundred=1200; three point two five billion=3250000000",
    );
    check("en", "one million two hundred thousand and six", "one million two hundred thousand and six=1200006");
    check("en", "two and three, nineteen eighty", "two=2; three=3; nineteen=19; eighty=80");
}

#[test]
fn scales_and_their_abbreviations() {
    check(
        "fr",
        "16 Md€, 1,5 M€, 300 k€, 5 Mds d'euros, 3 m de haut",
        "16 Md=16000000000; 1,5 M=1500000; 300 k=300000; 5 Mds=5000000000; 3=3",
    );
    check(
        "en",
        "$5bn, £3m, 3m away, $1.2 trillion, 50K, €20k",
        "5bn=5000000000; 3m=3000000; 3=3; 1.2 trillion=1200000000000; 50K=50000; 20k=20000",
    );
    check(
        "fr",
        "3 milliards 200 millions, 2 millions 300 000, 4,5 millions",
        "3 milliards 200 millions=3200000000; 2 millions 300 000=2300000; 4,5 millions=4500000",
    );
}

#[test]
fn fractions() {
    check(
        "fr",
        "un tiers, trois cinquièmes de, deux tiers, ½, 2½, 10 1/2",
        "un tiers=0.333333f; trois cinquièmes=0.6f; deux tiers=0.666667f; ½=0.5f; 2½=2.5; 10 1/2=10.5",
    );
    check(
        "en",
        "one third of, two-thirds, three quarters, half a million, half of",
        "one third=0.333333f; two-thirds=0.666667f; three quarters=0.75f; half a million=500000; half=0.5f",
    );
    check(
        "fr",
        "un demi-milliard, trois quarts de million, la moitié des",
        "un demi-milliard=500000000; trois quarts de million=750000; moitié=0.5f",
    );
    check(
        "fr",
        "quart de finale, les deux troisièmes places, 24/7, 3/4/2020",
        "deux=2; troisièmes=3o; 24=24; 7=7; 3=3; 4=4; 2020=2020",
    );
}

#[test]
fn denominators_of_several_words() {
    check(
        "en",
        "three twenty-firsts, one hundred thirty-fifths, two hundred and four hundredths, two and two-thirds cups",
        "three twenty-firsts=0.142857f; one hundred thirty-fifths=2.857143f; two hundred and four hundredths=200.04; \
         two and two-thirds=2.666667",
    );
    check("en", "a two-thirds majority, minus three quarters", "two-thirds=0.666667f; minus three quarters=-0.75f");
    check("fr", "un vingt-cinquième, une trente-deuxième édition", "un vingt-cinquième=0.04f; trente-deuxième=32o");
}

#[test]
fn scales_of_a_part_and_of_a_decimal() {
    check(
        "en",
        "one billion and a quarter million, two-and-a-half million, 1 point 5",
        "one billion and a quarter million=1000250000; two-and-a-half million=2500000; 1 point 5=1.5",
    );
    check("fr", "deux virgule cinq millions", "deux virgule cinq millions=2500000");
}

#[test]
fn mixed_fractions_in_digits() {
    check("en", "2  1/4 cups, 3 and 3/4 miles, between 3 and 4", "2  1/4=2.25; 3 and 3/4=3.75; 3=3; 4=4");
    check("fr", "vingt et un cinquièmes, un milliardième", "vingt et un cinquièmes=4.2f; un milliardième=0f");
}

#[test]
fn a_part_by_which_something_changes() {
    check("en", "fell by half, then by a third; by half past two", "half=0.5f; a third=0.333333f; two=2");
    check("fr", "réduit de moitié.", "moitié=0.5f");
    check("en", "plus or minus 3 and minus 4", "3=3; minus 4=-4");
}

#[test]
fn text_cut_into_words() {
    check(
        "en",
        "fifty - two, one - fourth, up 4 . 8 %, 1 . 6 billion",
        "fifty - two=52; one - fourth=0.25f; 4 . 8=4.8; 1 . 6 billion=1600000000",
    );
    check("en", "in 1990 . 15 came, seven - five", "1990=1990; 15=15; seven=7; five=5");
}

#[test]
fn indian_groups_and_lone_scales() {
    check("en", "12,34,567.89 and 1,00,000", "12,34,567.89=1234567.89; 1,00,000=100000");
    check("en", "2.5 G", "2.5 G=2500000000");
    check("en", "a 2.5 G network", "2.5=2.5");
    check("en", "-1.5^2, 6.02e23, 1e3", "-1.5^2=-2.25; 6.02e23=602000000000000000000000; 1=1; 3=3");
}

#[test]
fn ordinals() {
    check("fr", "3e, 1er, 38 e édition, XXIe siècle, Ier, premier", "3e=3o; 1er=1o; 38 e=38o; XXIe=21o; Ier=1o; premier=1o");
    check(
        "fr",
        "vingt-deuxième, vingt et unième, soixante-dixième, quatre-vingtième, deux centième",
        "vingt-deuxième=22o; vingt et unième=21o; soixante-dixième=70o; quatre-vingtième=80o; deux centième=200o",
    );
    check(
        "fr",
        "quatre-vingt-dix-neuvième, soixante et onzième, un cinquième mandat",
        "quatre-vingt-dix-neuvième=99o; soixante et onzième=71o; cinquième=5o",
    );
    check("en", "21st, twenty-first, third, two hundredth", "21st=21o; twenty-first=21o; third=3o; two hundredth=200o");
}

#[test]
fn collectives() {
    check("fr", "une trentaine de blessés, des dizaines de milliers de", "une trentaine=30c; des dizaines de milliers=10000c?");
    check(
        "fr",
        "plusieurs centaines de, une bonne centaine, trois douzaines, des millions de",
        "plusieurs centaines=100c?; une bonne centaine=100c; trois douzaines=36; des millions=1000000c?",
    );
    check(
        "en",
        "dozens, hundreds of thousands of, several hundred people, a dozen, half a dozen",
        "dozens=12c?; hundreds of thousands=100000c?; several hundred=100c?; a dozen=12c; half a dozen=6c",
    );
    check(
        "fr",
        "une demi-douzaine, une centaine de milliers, par milliers",
        "une demi-douzaine=6c; une centaine de milliers=100000c; milliers=1000c?",
    );
}

/// French below 100 in the three regional forms: France, Belgium, Switzerland.
fn french_below_100(n: u64, region: u8) -> String {
    const SMALL: [&str; 17] = [
        "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
        "quatorze", "quinze", "seize",
    ];
    const TENS: [&str; 7] = ["", "dix", "vingt", "trente", "quarante", "cinquante", "soixante"];
    let small = |n: u64| if n < 17 { SMALL[n as usize].to_owned() } else { format!("dix-{}", SMALL[n as usize - 10]) };
    let tail = |ten: &str, n: u64| match n {
        0 => ten.to_owned(),
        1 => format!("{ten} et un"),
        _ => format!("{ten}-{}", SMALL[n as usize]),
    };
    match n {
        0..20 => small(n),
        20..70 => tail(TENS[n as usize / 10], n % 10),
        70..80 if region > 0 => tail("septante", n - 70),
        71 => "soixante et onze".to_owned(),
        70..80 => format!("soixante-{}", small(n - 60)),
        80..90 if region == 2 => tail("huitante", n - 80),
        90..100 if region > 0 => tail("nonante", n - 90),
        80 => "quatre-vingts".to_owned(),
        _ => format!("quatre-vingt-{}", small(n - 80)),
    }
}

fn french_below_1000(n: u64, region: u8) -> String {
    let (hundreds, rest) = (n / 100, n % 100);
    let head = match hundreds {
        0 => return french_below_100(rest, region),
        1 => "cent".to_owned(),
        _ => format!("{} cent{}", french_below_100(hundreds, region), if rest == 0 { "s" } else { "" }),
    };
    if rest == 0 { head } else { format!("{head} {}", french_below_100(rest, region)) }
}

fn french(n: u64, region: u8, reform: bool) -> String {
    let mut parts = Vec::new();
    for (size, name) in [(1_000_000_000_000, "billion"), (1_000_000_000, "milliard"), (1_000_000, "million")] {
        let count = n / size % 1000;
        if count > 0 {
            parts.push(format!("{} {name}{}", french_below_1000(count, region), if count > 1 { "s" } else { "" }));
        }
    }
    match n / 1000 % 1000 {
        0 => {}
        1 => parts.push("mille".to_owned()),
        // Before « mille » neither « vingt » nor « cent » takes an s.
        count => {
            parts.push(format!("{} mille", french_below_1000(count, region).replace("cents", "cent").replace("vingts", "vingt")));
        }
    }
    if !n.is_multiple_of(1000) || n == 0 {
        parts.push(french_below_1000(n % 1000, region));
    }
    let words = parts.join(" ");
    if reform { words.replace(' ', "-") } else { words }
}

fn english_below_1000(n: u64, and: bool) -> String {
    const SMALL: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let below = |n: u64| match n {
        0..20 => SMALL[n as usize].to_owned(),
        _ if n.is_multiple_of(10) => TENS[n as usize / 10].to_owned(),
        _ => format!("{}-{}", TENS[n as usize / 10], SMALL[n as usize % 10]),
    };
    let joint = if and { " and " } else { " " };
    match (n / 100, n % 100) {
        (0, rest) => below(rest),
        (hundreds, 0) => format!("{} hundred", below(hundreds)),
        (hundreds, rest) => format!("{} hundred{joint}{}", below(hundreds), below(rest)),
    }
}

fn english(n: u64, and: bool) -> String {
    let mut parts = Vec::new();
    for (size, name) in [(1_000_000_000_000, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million"), (1000, "thousand")]
    {
        if !(n / size).is_multiple_of(1000) {
            parts.push(format!("{} {name}", english_below_1000(n / size % 1000, and)));
        }
    }
    if !n.is_multiple_of(1000) || n == 0 {
        let rest = english_below_1000(n % 1000, and);
        parts.push(if and && n > 1000 && n % 1000 < 100 { format!("and {rest}") } else { rest });
    }
    parts.join(" ")
}

fn read_again(lang: &str, words: &str, value: u64) {
    let lexicon = Lexicon::of(Lang::parse(lang).unwrap());
    let text = format!("{words} maisons");
    let doc = Document::new(&text, &lexicon.abbreviations, &lexicon.numbers);
    let read: Vec<(f64, &str)> = doc.numbers.iter().map(|n| (n.value, n.span.of(&text))).collect();
    assert_eq!(read, [(value as f64, words)], "{lang}");
}

#[test]
fn every_number_below_ten_thousand_comes_back() {
    for n in 0..10_000 {
        for region in 0..3 {
            read_again("fr", &french(n, region, n % 2 == 0), n);
        }
        read_again("en", &english(n, n % 2 == 0), n);
    }
}

proptest! {
    #[test]
    fn numbers_in_words_come_back(n in prop_oneof![0..1_000_000_u64, 0..=1_000_000_000_000_u64], region in 0..3_u8, flag: bool) {
        read_again("fr", &french(n, region, flag), n);
        read_again("en", &english(n, flag), n);
    }

    #[test]
    fn numbers_in_digits_come_back(n in 1000..1_000_000_000_000_u64, mark in prop::sample::select(vec![" ", "\u{a0}", "\u{202f}", "\u{2009}", "."])) {
        let digits = n.to_string();
        let mut grouped = String::new();
        for (i, c) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i) % 3 == 0 {
                grouped.push_str(mark);
            }
            grouped.push(c);
        }
        read_again("fr", &grouped, n);
        read_again("en", &grouped.replace(mark, if mark == "." { "," } else { mark }), n);
    }

    #[test]
    fn any_text_gives_ordered_numbers_on_char_boundaries(text in "(\\PC|[0-9 .,'-]|et |mille |cent |half a |[0-9]{3} ){0,60}") {
        for lang in ["fr", "en"] {
            let lexicon = Lexicon::of(Lang::parse(lang).unwrap());
            let doc = Document::new(&text, &lexicon.abbreviations, &lexicon.numbers);
            let mut last = 0;
            for number in &doc.numbers {
                prop_assert!(number.span.start >= last && !number.span.is_empty() && !number.span.of(&text).is_empty());
                prop_assert!(number.value.is_finite());
                last = number.span.end;
            }
        }
    }
}

#[test]
fn nineteen_hundred_and_the_long_scale() {
    check(
        "fr",
        "dix-neuf cent quatorze, dix-huit cents, deux billiards",
        "dix-neuf cent quatorze=1914; dix-huit cents=1800; deux billiards=2000000000000000",
    );
}

#[test]
fn a_zero_said_as_a_letter_and_a_decimal_without_its_whole() {
    check("en", "two point oh seven", "two point oh seven=2.07");
    check("en", "point four", "point four=0.4");
    check("en", "At that point four left.", "four=4");
}

#[test]
fn a_half_that_is_all_a_line_says() {
    check("en", "half", "half=0.5f");
    check("fr", "la moitié", "moitié=0.5f");
    check("en", "a half mile, a half brother", "a half=0.5f");
}
