//! Events by what is hard about them.

use super::super::lexicon::Lexicon;
use super::super::{Factuality, Input, extract};
use crate::text::Document;
use crate::text::Lang;

fn describe(lang: Lang, text: &str) -> Vec<String> {
    let published = "2022-01-13".parse().ok();
    let facts = extract(&Input { text, lang, published });
    let factuality = |f: Factuality| match f {
        Factuality::Factual => "factual",
        Factuality::Announced => "announced",
        Factuality::Denied => "denied",
        Factuality::Hypothetical => "hypothetical",
        Factuality::Stated => "stated",
    };
    let show = |e: &super::Event| {
        let back = if e.background { " background" } else { "" };
        let held = if e.confidence.0 < 60 { " held" } else { "" };
        let words = match e.relative {
            Some(link) => format!(
                "{}[…]{}",
                &text[e.span.start as usize..link.start as usize],
                &text[link.end as usize..e.span.end as usize]
            ),
            None => e.span.of(text).to_owned(),
        };
        format!("{} {}{back}{held}: {words}", e.date, factuality(e.factuality))
    };
    facts.events.iter().map(show).collect()
}

fn lang(code: &str) -> Lang {
    Lang::parse(code).unwrap()
}

fn check(text: &str, expect: &[&str]) {
    assert_eq!(describe(Lang::FR, text), expect, "{text}");
}

fn check_en(text: &str, expect: &[&str]) {
    assert_eq!(describe(lang("en"), text), expect, "{text}");
}

#[test]
fn a_clause_is_dated_by_the_day_beside_its_verb() {
    check("La grève a commencé mardi dans les ports.", &["2022-01-11 factual: La grève a commencé mardi dans les ports"]);
    check_en("The strike began on Tuesday in the ports.", &["2022-01-11 factual: The strike began on Tuesday in the ports"]);
}

#[test]
fn a_date_that_names_something_is_no_event() {
    check("Les accords du 10 janvier restent en vigueur.", &[]);
    check("La loi de 2015 interdit ces contrats.", &[]);
    check_en("The 2015 law bans such contracts.", &[]);
    check_en("Critics said the reform of 2003 was weak.", &[]);
}

#[test]
fn durations_sets_and_open_ends_without_date_are_no_events() {
    check("Il a présidé pendant trois ans.", &[]);
    check("Le conseil se réunit tous les lundis.", &[]);
    check("C'est la pire sécheresse depuis la chute du régime.", &[]);
}

#[test]
fn what_is_to_come_is_announced() {
    check("Le scrutin aura lieu le 10 avril.", &["2022-04-10 announced: Le scrutin aura lieu le 10 avril"]);
    check_en("The vote will be held on April 10.", &["2022-04-10 announced: The vote will be held on April 10"]);
}

#[test]
fn denied_and_doubtful_events_are_told_apart() {
    check("Le ministre n'a pas signé le texte lundi.", &["2022-01-10 denied: Le ministre n'a pas signé le texte lundi"]);
    check(
        "Le dirigeant aurait quitté le pays dimanche.",
        &["2022-01-09 hypothetical: Le dirigeant aurait quitté le pays dimanche"],
    );
}

#[test]
fn who_says_so_stays_with_what_is_said() {
    check(
        "Le porte-parole a déclaré que le convoi était arrivé samedi au port.",
        &["2022-01-08 factual: Le porte-parole a déclaré que le convoi était arrivé samedi au port"],
    );
}

#[test]
fn a_day_and_its_hour_are_one_event() {
    check("Le pont a cédé mercredi vers 14h30.", &["2022-01-12T14:30:00 factual: Le pont a cédé mercredi vers 14h30"]);
}

#[test]
fn an_open_start_stays_open() {
    check(
        "Les combats ont commencé il y a plus d'une semaine.",
        &["../2022-01-06 factual: Les combats ont commencé il y a plus d'une semaine"],
    );
}

#[test]
fn a_span_of_days_is_one_event() {
    check("Le salon se déroule du 5 au 10 janvier.", &["2022-01-05/2022-01-10 factual: Le salon se déroule du 5 au 10 janvier"]);
}

#[test]
fn what_lies_a_year_back_in_the_pluperfect_is_background() {
    check("Elle avait été nommée en mars 2019.", &["2019-03 factual background: Elle avait été nommée en mars 2019"]);
}

#[test]
fn clauses_are_parted() {
    check(
        "Le barrage a cédé lundi, mais les secours sont arrivés mardi.",
        &["2022-01-10 factual: Le barrage a cédé lundi", "2022-01-11 factual: les secours sont arrivés mardi"],
    );
}

#[test]
fn every_event_lies_in_one_sentence_and_holds_its_time() {
    let text = "Lundi, il a plu. « Oui », a dit le maire mardi ; il partira demain. Fin 2021 : rien.";
    let lexicon = Lexicon::of(Lang::FR);
    let doc = Document::new(text, &lexicon.abbreviations, &lexicon.numbers);
    let facts = extract(&Input { text, lang: Lang::FR, published: "2022-01-13".parse().ok() });
    assert!(!facts.events.is_empty());
    for event in &facts.events {
        assert!(event.span.contains(facts.times[event.time].span));
        assert!(doc.sentences.iter().any(|s| s.span.contains(event.span)));
    }
}

#[test]
fn marks_around_a_few_words_do_not_cut_the_clause() {
    check(
        "Le chef de l'État a dénoncé mardi un « coup monté » contre lui.",
        &["2022-01-11 factual: Le chef de l'État a dénoncé mardi un « coup monté » contre lui"],
    );
}

#[test]
fn a_bounded_number_is_no_denial_and_an_infinitive_no_announcement() {
    check(
        "Le chantier ne durera pas plus de dix jours et finira mardi prochain.",
        &["2022-01-18 announced: Le chantier ne durera pas plus de dix jours et finira mardi prochain"],
    );
    check_en(
        "The crew began to leave the port on Thursday.",
        &["2022-01-13 factual: The crew began to leave the port on Thursday"],
    );
}

#[test]
fn a_denial_beyond_and_is_of_something_else() {
    check(
        "Le maire est revenu mardi et n'a pas quitté la ville.",
        &["2022-01-11 factual: Le maire est revenu mardi et n'a pas quitté la ville"],
    );
    check("Le maire n'est pas revenu mardi.", &["2022-01-11 denied: Le maire n'est pas revenu mardi"]);
}

#[test]
fn the_day_before_a_date_to_come_is_not_before_it_when_it_is_past() {
    check(
        "Les travaux reprendront samedi. La veille, la mairie comptait neuf chantiers.",
        &[
            "2022-01-15 announced: Les travaux reprendront samedi",
            "2022-01-12 stated: La veille, la mairie comptait neuf chantiers",
        ],
    );
}

#[test]
fn when_somebody_spoke_is_no_event() {
    check("« Nous avons perdu », a-t-il reconnu lundi.", &[]);
    check(
        "Le maire a reconnu lundi que la digue avait cédé.",
        &["2022-01-10 stated: Le maire a reconnu lundi que la digue avait cédé"],
    );
}

#[test]
fn the_date_of_a_comparison_is_no_event() {
    check("Le chômage est au plus bas depuis 1999.", &[]);
    check_en("The index had its worst day since 2008.", &[]);
    check("Le taux a atteint 8 % contre 12 % en 2015.", &[]);
}

#[test]
fn a_year_after_a_noun_names_it() {
    check("Le budget 2021 a été rejeté.", &[]);
}

#[test]
fn an_insert_has_its_own_time() {
    check(
        "Le pont, qui a cédé dimanche, a été fermé mardi par le maire.",
        &[
            "2022-01-09 factual: Le pont[…] a cédé dimanche",
            "2022-01-11 factual: Le pont, qui a cédé dimanche, a été fermé mardi par le maire",
        ],
    );
    check(
        "Le communiqué, publié dimanche sur le site, a été démenti par la mairie.",
        &["2022-01-09 factual held: Le communiqué, publié dimanche sur le site"],
    );
    check_en(
        "The airport, which was stormed on January 5, reopened on Tuesday.",
        &[
            "2022-01-05 factual: The airport[…] was stormed on January 5",
            "2022-01-11 factual: The airport, which was stormed on January 5, reopened on Tuesday",
        ],
    );
}

#[test]
fn what_was_said_to_come_does_not_doubt_that_it_was_said() {
    check_en(
        "The mayor had announced on Tuesday that the works would take ten days.",
        &["2022-01-11 stated: The mayor had announced on Tuesday that the works would take ten days"],
    );
    check(
        "Le maire a annoncé que le scrutin aurait lieu le 10 avril 2022.",
        &["2022-04-10 announced: Le maire a annoncé que le scrutin aurait lieu le 10 avril 2022"],
    );
}

#[test]
fn two_clauses_with_their_own_verbs_are_two_events() {
    check_en(
        "On Sunday the prefect spoke of forty arrests; on Monday the ministry reported that ninety people had been detained.",
        &[
            "2022-01-09 stated: On Sunday the prefect spoke of forty arrests",
            "2022-01-10 stated: on Monday the ministry reported that ninety people had been detained",
        ],
    );
    check_en(
        "The chief put it at about 300 on January 6, but the mayor gave a figure of 200 on Monday.",
        &[
            "2022-01-06 stated held: The chief put it at about 300 on January 6",
            "2022-01-10 stated held: the mayor gave a figure of 200 on Monday",
        ],
    );
    check(
        "Le pont a cédé lundi, et le maire a fermé la route mardi.",
        &["2022-01-10 factual: Le pont a cédé lundi", "2022-01-11 factual: le maire a fermé la route mardi"],
    );
    check_en(
        "They put the losses at 16, although the ministry had counted 18 on Friday.",
        &["2022-01-07 stated held: the ministry had counted 18 on Friday"],
    );
}

#[test]
fn a_figure_given_by_a_pronoun_is_a_suggestion() {
    let events = |text| extract(&Input { text, lang: Lang::FR, published: "2022-01-13T00:00:00".parse().ok() }).events;
    assert!(events("Lundi, il parlait de douze blessés.").iter().all(|event| event.confidence.0 < 60));
    assert!(events("Lundi, le préfet parlait de douze blessés.").iter().all(|event| event.confidence.0 >= 60));
}

#[test]
fn a_participle_takes_its_date_from_the_main_verb() {
    check(
        "Le mandat lancé le 2 décembre contre lui a été retiré mardi.",
        &[
            "2021-12-02 factual held: Le mandat lancé le 2 décembre",
            "2022-01-11 factual: Le mandat lancé le 2 décembre contre lui a été retiré mardi",
        ],
    );
}

#[test]
fn a_day_gone_by_does_not_date_what_is_to_come() {
    let events = |text| extract(&Input { text, lang: Lang::FR, published: "2022-01-13T00:00:00".parse().ok() }).events;
    let held = |text| events(text).iter().all(|event| event.confidence.0 < 60);
    assert!(held("Le groupe supprimera cent postes après une perte record en 2020."));
    assert!(held("Cette épreuve existe sous ce nom en 2014."));
    assert!(!held("Le groupe a supprimé cent postes en 2020."));
}

#[test]
fn a_second_thing_that_is_said_is_parted() {
    check(
        "Il affirme qu'il vit à Nice depuis 2021 et qu'il n'a pas quitté la ville.",
        &["2021/.. factual background: Il affirme qu'il vit à Nice depuis 2021"],
    );
}

#[test]
fn what_was_said_that_day_is_told_from_what_happened() {
    check(
        "La préfecture a fait état mardi de douze blessés.",
        &["2022-01-11 stated: La préfecture a fait état mardi de douze blessés"],
    );
    check("Mardi, la tempête a fait douze blessés.", &["2022-01-11 factual: Mardi, la tempête a fait douze blessés"]);
    check_en("He was admitted to hospital on Tuesday.", &["2022-01-11 factual: He was admitted to hospital on Tuesday"]);
}

#[test]
fn the_stop_of_an_abbreviation_stays() {
    check_en(
        "The port reopened on Tuesday between 8 a.m. and 9 p.m.",
        &["2022-01-11 factual: The port reopened on Tuesday between 8 a.m. and 9 p.m."],
    );
}

#[test]
fn not_before_a_day_is_from_that_day_on() {
    check("La ligne ne rouvrira pas avant samedi.", &["2022-01-15/.. announced: La ligne ne rouvrira pas avant samedi"]);
}

#[test]
fn a_preposition_tells_no_tense_and_for_a_day_is_to_come() {
    check_en(
        "The ministry sent a team to the town on Saturday.",
        &["2022-01-08 factual: The ministry sent a team to the town on Saturday"],
    );
    check_en("The toll rose to seven on Tuesday.", &["2022-01-11 factual: The toll rose to seven on Tuesday"]);
    check(
        "Le retour du courant est annoncé pour samedi.",
        &["2022-01-15 announced: Le retour du courant est annoncé pour samedi"],
    );
}

#[test]
fn a_relative_clause_whose_antecedent_is_no_plain_subject_is_held_back() {
    check(
        "Dans le port, qui a été bloqué lundi, le calme est revenu.",
        &["2022-01-10 factual held: Dans le port, qui a été bloqué lundi"],
    );
    check(
        "Les toits de la ville, qui a été bombardée lundi, seront refaits.",
        &["2022-01-10 factual held: Les toits de la ville, qui a été bombardée lundi"],
    );
    check("Le pont, dont un pilier a cédé lundi, est fermé.", &["2022-01-10 factual held: Le pont, dont un pilier a cédé lundi"]);
    check_en("Rosa Lund, who resigned on Monday, thanked her team.", &["2022-01-10 factual: Rosa Lund[…] resigned on Monday"]);
}

#[test]
fn a_count_of_something_told_is_an_event_that_speaks() {
    check_en("The ministry counted 18 arrests on Friday.", &["2022-01-07 stated: The ministry counted 18 arrests on Friday"]);
}

#[test]
fn a_sentence_without_end_takes_linear_time() {
    let started = std::time::Instant::now();
    assert!(!describe(Lang::FR, &"lundi il parlait de 12, ".repeat(8_000)).is_empty());
    assert!(started.elapsed().as_secs() < 10);
}
