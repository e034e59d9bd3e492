//! Who gives a figure, beyond « selon X »: [`attribute`] runs after the quotations are known and gives a
//! figure inside what somebody says to that speaker, and the object of a giving verb (« la préfecture
//! recense 16 morts », `police put the toll at 16`) to the verb's subject. Nothing is carried over a
//! semicolon or past another subject; an agency that only relays gives no figure where a speaker is named.
//! Who that speaker is elsewhere in the text is the business of [`crate::extract::quotation`].

use super::Scene;
use crate::extract::facts::{Entities, EntityKind, Quantity, Quotation};
use crate::extract::lexicon::Lexicon;
use crate::extract::lexicon::quotation::{QuotationWords, class};
use crate::span::Span;
use crate::text::Document;
use std::ops::Range;

/// A quotation less sure than this gives no speaker.
const SURE: u8 = 60;
/// Tokens between a giving verb and its figure, at most.
const REACH: usize = 10;
/// Tokens of a subject, at most.
const SUBJECT: usize = 14;
/// Tokens of an apposition between subject and verb, at most.
const APPOSITION: usize = 10;
/// Quotations are short; one that starts this many before the figure is not looked at.
pub(super) const QUOTATIONS: usize = 6;

/// Gives each quantity its source: a speaker, the subject of a giving verb, or the one « selon » names.
pub fn attribute(
    doc: &Document<'_>,
    lexicon: &Lexicon,
    entities: &Entities,
    quotations: &[Quotation],
    quantities: &mut [Quantity],
) {
    let scene = Scene { doc, words: &lexicon.quantities, lexicon, times: &[] };
    let voices = Voices { scene, words: &lexicon.quotation, entities };
    let mut before: Option<(Span, Option<Span>)> = None;
    let mut told: Told = None;
    for at in 0..quantities.len() {
        let (earlier, rest) = quantities.split_at_mut(at);
        let Some((quantity, later)) = rest.split_first_mut() else { continue };
        let next = later.first().map_or(u32::MAX, |next| next.span.start);
        let given = voices.giver(quantity, told).or_else(|| voices.shared(before, quantity));
        let whole = [quantity.counts, quantity.scope]
            .into_iter()
            .flatten()
            .filter(|span| span.start >= quantity.span.start && span.end <= next);
        before = Some((whole.fold(quantity.span, Span::join), given));
        let spoken = voices.speaker(quotations, quantity, given);
        let denial = voices.denial(quotations, quantity);
        quantity.withdrawn = quantity.withdrawn.or(denial);
        let cue = quantity.says.filter(|cue| !voices.relays(quotations, *cue));
        let closing = || if denial.is_some() { None } else { voices.closing(quantity) };
        quantity.says = spoken.or(given).or(cue).or_else(closing).and_then(|giver| voices.behind(giver, told));
        if quantity.says.is_none() && quantity.withdrawn.is_none() {
            quantity.says = voices.owner(earlier, quantity, told);
        }
        if quantity.says.is_none() && quantity.part {
            quantity.says = earlier.last().and_then(|whole| whole.says);
        }
        voices.count_of_object(quantity);
        voices.taken_up(earlier, quantity);
        if let (Some(says), Some(sentence)) = (quantity.says, doc.sentence_at(quantity.span.start)) {
            told = Some((sentence, says));
        }
    }
}

/// The giver told last, with its sentence.
pub(super) type Told = Option<(usize, Span)>;

/// A document with who is named in it.
#[derive(Clone, Copy)]
pub(super) struct Voices<'a> {
    pub(super) scene: Scene<'a>,
    pub(super) words: &'a QuotationWords,
    pub(super) entities: &'a Entities,
}

impl Voices<'_> {
    /// The speaker of the quotation that holds the figure, unless the quoted words name a source themselves.
    fn speaker(&self, quotations: &[Quotation], quantity: &Quantity, given: Option<Span>) -> Option<Span> {
        let after = quotations.partition_point(|q| q.span.start <= quantity.span.start);
        let near = quotations.get(after.saturating_sub(QUOTATIONS)..after)?;
        let quotation =
            near.iter().filter(|q| q.span.end >= quantity.span.end && q.confidence.0 >= SURE).min_by_key(|q| q.span.len())?;
        let speaker = quotation.speaker?;
        let doc = self.scene.doc;
        let beside = |cue: Span| {
            let (first, last) = (cue.join(quantity.span).start, cue.join(quantity.span).end);
            let stretch = doc.token_from(first)..doc.token_from(last);
            !cue.overlaps(speaker) && !stretch.into_iter().any(|at| matches!(doc.str(at), "," | ";" | ":"))
        };
        let inside = |cue: Span| cue.start >= quotation.span.start && cue.end <= quotation.span.end;
        let denied = quotation.cue.is_some_and(|cue| self.denies(cue));
        let named = quantity.says.filter(|cue| !self.is_pronoun(*cue));
        if denied || given.is_some_and(inside) || named.is_some_and(|cue| inside(cue) || beside(cue)) {
            return None;
        }
        if !self.is(self.scene.doc.token_from(speaker.start), class::PRONOUN) {
            return Some(self.with_complement(speaker, quotation.cue));
        }
        // « il » says little on a card: the name told before it does.
        let before = self.entities.mentions.partition_point(|m| m.span.start < speaker.start);
        let mentions = self.entities.mentions.get(..before)?;
        mentions.iter().rev().find(|m| Some(m.referent) == quotation.referent).map(|m| m.span).or(Some(speaker))
    }

    /// The verb of the quotation around the figure, if its speaker denies what it holds.
    fn denial(&self, quotations: &[Quotation], quantity: &Quantity) -> Option<Span> {
        let after = quotations.partition_point(|q| q.span.start <= quantity.span.start);
        let near = quotations.get(after.saturating_sub(QUOTATIONS)..after)?;
        let around = near.iter().filter(|q| q.span.end >= quantity.span.end && q.confidence.0 >= SURE);
        around.min_by_key(|q| q.span.len())?.cue.filter(|cue| self.denies(*cue))
    }

    fn denies(&self, cue: Span) -> bool {
        let doc = self.scene.doc;
        let mut tokens = doc.token_from(cue.start)..doc.token_from(cue.end);
        tokens.any(|at| self.scene.words.denying.contains(self.scene.lower(at)))
    }

    /// `A channel run [by the government] reported`: a speaker with the complement that parts it from its verb.
    fn with_complement(&self, speaker: Span, cue: Option<Span>) -> Span {
        let doc = self.scene.doc;
        let Some(cue) = cue.filter(|cue| cue.start > speaker.end) else { return speaker };
        let (from, mut to) = (doc.token_from(speaker.end), doc.token_from(cue.start));
        while to > from && (self.goes_with_verb(to - 1) || self.is(to - 1, class::PREPOSITION)) {
            to -= 1;
        }
        let by = |at: usize| self.scene.words.factor_by.contains(self.scene.lower(at));
        let opens = self.is(from, class::PREPOSITION | class::OF) || by(from) || by(from + 1);
        let plain = to > from && to - from <= APPOSITION && !(from..to).any(|at| self.parts(at));
        if opens && plain { self.scene.span(&(from..to)).map_or(speaker, |more| speaker.join(more)) } else { speaker }
    }

    /// « selon lui »: who that is, only a quotation can tell.
    pub(super) fn is_pronoun(&self, cue: Span) -> bool {
        let last = self.scene.doc.token_from(cue.end).checked_sub(1);
        last.is_some_and(|at| self.is(at, class::PRONOUN))
    }

    /// True if the source that `cue` names is an agency and somebody else speaks in its sentence.
    fn relays(&self, quotations: &[Quotation], cue: Span) -> bool {
        let doc = self.scene.doc;
        let (first, last) = (doc.token_from(cue.start), doc.token_from(cue.end));
        let agency = (first..last).any(|at| self.is(at, class::AGENCY) && doc.tokens.get(at).is_some_and(|t| t.is_capitalised()));
        let sentence = self.scene.sentence(first);
        let Some(sentence) = self.scene.span(&sentence).filter(|_| agency) else { return false };
        let from = quotations.partition_point(|q| q.span.end <= sentence.start);
        let inside = quotations.iter().skip(from).take_while(|q| q.span.start < sentence.end);
        inside.filter_map(|q| q.speaker).any(|speaker| !speaker.overlaps(cue))
    }

    /// The giver of the figure before, if only « et » or a comma stands between the two.
    fn shared(&self, before: Option<(Span, Option<Span>)>, quantity: &Quantity) -> Option<Span> {
        let (span, giver) = before?;
        let scene = self.scene;
        let (from, to) = (scene.doc.token_from(span.end), scene.doc.token_from(quantity.span.start));
        let word = |at: usize| {
            let lower = scene.lower(at);
            lower != ";" && (scene.words.list.contains(lower) || self.passes(at))
        };
        let joined = from < to && to - from <= 4 && (from..to).all(word) && scene.same_line(to);
        giver.filter(|_| joined)
    }

    /// The subject of the giving verb whose object is the figure; for a pronoun, whom it stands for.
    fn giver(&self, quantity: &Quantity, told: Told) -> Option<Span> {
        let scene = self.scene;
        let figure = scene.figure(quantity);
        let sentence = scene.sentence(figure);
        let floor = sentence.start.max(figure.saturating_sub(REACH));
        let verb = self.verb_before(figure, floor).or_else(|| self.verb_with_at(figure, floor));
        let subject = verb.and_then(|verb| self.subject(verb, sentence.start));
        subject.or_else(|| self.antecedent(self.pronoun_giver(quantity, verb)?, told))
    }

    /// The start of the giving verb right before `figure`: « fait état de », `reported`.
    pub(super) fn verb_before(&self, figure: usize, floor: usize) -> Option<usize> {
        let mut at = figure;
        while at > floor {
            let phrases = self.scene.words.giving.of(self.scene.lower(at - 1));
            let spells = |tokens: &[String]| {
                let start = at.checked_sub(tokens.len()).filter(|&start| start >= floor)?;
                tokens.iter().enumerate().all(|(i, token)| self.scene.lower(start + i) == token).then_some(start)
            };
            if let Some(start) = phrases.iter().find_map(|(tokens, ())| spells(tokens)) {
                return Some(start);
            }
            if !self.passes(at - 1) {
                return None;
            }
            at -= 1;
        }
        None
    }

    /// The giving verb whose figure stands after « à »: « chiffre les pertes à 3 millions », `put the toll at 16`.
    pub(super) fn verb_with_at(&self, figure: usize, floor: usize) -> Option<usize> {
        let scene = self.scene;
        let words = scene.words;
        let to = figure.checked_sub(1).filter(|&i| words.giving_to.contains(scene.lower(i)))?;
        let open = |at: &usize| !self.parts(*at);
        (floor..to).rev().take_while(open).find(|&at| words.giving_at.contains(scene.lower(at)))
    }

    /// A word that may stand between a giving verb and its figure.
    pub(super) fn passes(&self, at: usize) -> bool {
        let (words, lower) = (self.scene.words, self.scene.lower(at));
        let when = self.is(at, class::CALENDAR | class::ADVERB);
        when || words.event_nouns.contains(lower)
            || words.giving_between.contains(lower)
            || words.of.contains(lower)
            || words.articles.contains(lower)
    }

    /// A mark or word that no clause reaches over.
    pub(super) fn parts(&self, at: usize) -> bool {
        let mark =
            matches!(self.scene.doc.str(at), "," | ";" | ":" | "(" | ")" | "«" | "»" | "“" | "”" | "\"" | "—" | "–" | "!" | "?");
        mark || self.is(at, class::THAT | class::RELATIVE | class::SUBJECT_RELATIVE | class::SUBORDINATOR)
            || self.is(at, class::CONJUNCTION)
    }

    /// The noun phrase before the verb that starts at `verb`, where it can speak.
    pub(super) fn subject(&self, verb: usize, floor: usize) -> Option<Span> {
        let scene = self.scene;
        let mut end = verb;
        while end > floor && self.goes_with_verb(end - 1) {
            end -= 1;
        }
        if (end..verb).any(|at| self.is(at, class::NEGATION)) {
            return None;
        }
        // « Le préfet, Paul Danton, a annoncé »
        if end > floor && scene.doc.str(end - 1) == "," {
            let low = floor.max((end - 1).saturating_sub(APPOSITION));
            end = (low..end - 1).rev().find(|&at| scene.doc.str(at) == ",")?;
        }
        let low = floor.max(end.saturating_sub(SUBJECT));
        let mut start = end;
        while start > low && !self.parts(start - 1) {
            start -= 1;
            // A determiner that no preposition governs opens the phrase.
            let opens = self.is(start, class::DETERMINER) && start > low && !self.is(start, class::OF);
            let governed = start > low && self.is(start - 1, class::OF | class::PREPOSITION | class::DETERMINER);
            if opens && !governed {
                break;
            }
        }
        while start < end && self.is(start, class::PREPOSITION | class::CALENDAR | class::ADVERB | class::CONNECTIVE) {
            start += 1;
        }
        let phrase = start..end;
        if self.can_give(&phrase) { scene.span(&phrase) } else { None }
    }

    /// Auxiliaries, adverbs and clitics before a verb.
    pub(super) fn goes_with_verb(&self, at: usize) -> bool {
        let lower = self.scene.lower(at);
        self.scene.words.auxiliaries.contains(lower)
            || self.scene.words.predicate_adverbs.contains(lower)
            || self.is(at, class::HAVE | class::ADVERB | class::NEGATION | class::CLITIC | class::CALENDAR)
            || self.scene.words.giving_clitics.contains(lower)
    }

    /// A person, a body, a document or a name at the head of the phrase.
    pub(super) fn can_give(&self, phrase: &Range<usize>) -> bool {
        let content = phrase.clone().filter(|&at| !self.is(at, class::DETERMINER) && self.scene.is_word(at)).take(3);
        let Some(span) = self.scene.span(phrase) else { return false };
        let first = self.entities.mentions.partition_point(|m| m.span.start < span.start);
        let mention = self.entities.mentions.get(first).filter(|m| m.span.end <= span.end);
        // « La France », `Italy`: a country speaks where it is all the phrase says.
        let named = mention.is_some_and(|m| m.kind != EntityKind::Place && m.kind != EntityKind::Other || m.span.end == span.end)
            && mention.is_some_and(|m| m.span.start.saturating_sub(span.start) <= 4);
        let speaks = class::ROLE | class::BODY | class::DOCUMENT | class::AGENCY;
        let pronoun = phrase.len() == 1 && self.is(phrase.start, class::PRONOUN);
        let mut content = content.peekable();
        // « Le bilan fait état de 9 morts »: the count gives itself.
        if content.peek().is_some_and(|&at| self.scene.lexicon.figures.count.contains(self.scene.lower(at))) {
            return false;
        }
        let heads = content.into_iter().any(|at| self.is(at, speaks) || self.scene.words.givers.contains(self.scene.lower(at)));
        !pronoun && (named || heads)
    }

    pub(super) fn is(&self, at: usize, classes: u64) -> bool {
        let word = self.scene.doc.tokens.get(at).is_some_and(|t| t.is_word());
        word && self.words.word(self.scene.lower(at)).is(classes)
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::{Input, extract};
    use crate::text::Lang;

    /// Each figure with who gives it, `-` where nobody does.
    fn check(lang: &str, text: &str, expect: &[(&str, &str)]) {
        let facts = extract(&Input { text, lang: Lang::parse(lang).unwrap(), published: None });
        let found: Vec<(&str, &str)> =
            facts.quantities.iter().map(|q| (q.span.of(text), q.says.map_or("-", |says| says.of(text)))).collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn the_subject_of_a_giving_verb_gives_its_object() {
        check(
            "fr",
            "Le ministère de la Santé a fait état de 16 morts et 230 blessés.",
            &[("16 morts", "Le ministère de la Santé"), ("230 blessés", "Le ministère de la Santé")],
        );
        check("fr", "Dans la soirée la préfecture recensait au moins 12 disparus.", &[("12 disparus", "la préfecture")]);
        check("fr", "Les organisateurs revendiquent 4 000 marcheurs.", &[("4 000 marcheurs", "Les organisateurs")]);
        check("en", "Police reported at least 12 arrests.", &[("12 arrests", "Police")]);
        check("en", "The health ministry has confirmed 31 cases.", &[("31 cases", "The health ministry")]);
    }

    #[test]
    fn a_verb_that_puts_a_toll_at_a_number() {
        check("fr", "Le gouvernement chiffre les pertes à 3 millions d'euros.", &[("3 millions d'euros", "Le gouvernement")]);
        check("en", "Officials put the death toll at 16.", &[("16", "Officials")]);
    }

    #[test]
    fn a_figure_inside_what_is_said_is_the_speakers() {
        check("fr", "La préfecture a annoncé que 250 personnes avaient été évacuées.", &[("250 personnes", "La préfecture")]);
        check("en", "The mayor said that 250 people had been moved.", &[("250 people", "The mayor")]);
    }

    #[test]
    fn nothing_crosses_a_semicolon_or_another_subject() {
        check(
            "fr",
            "La mairie dénombre 34 disparus ; la route compte 12 ponts.",
            &[("34 disparus", "La mairie"), ("12 ponts", "-")],
        );
        check(
            "fr",
            "Les autorités dénombrent 34 disparus ; les secours en recensent 41.",
            &[("34 disparus", "Les autorités"), ("41", "les secours")],
        );
        check(
            "fr",
            "Selon la police, 40 personnes ont défilé, la mairie parle de 120 marcheurs.",
            &[("40 personnes", "la police"), ("120 marcheurs", "la mairie")],
        );
    }

    #[test]
    fn an_agency_that_relays_gives_no_figure_of_a_speaker() {
        check("fr", "Selon Reuters, le ministre a déclaré que 40 personnes étaient mortes.", &[("40 personnes", "le ministre")]);
    }

    #[test]
    fn each_count_keeps_its_own_counter() {
        check(
            "fr",
            "Ils étaient 9 000 selon les syndicats, 2 500 selon la mairie.",
            &[("9 000", "les syndicats"), ("2 500", "selon la mairie")],
        );
        check(
            "en",
            "Police said 250 people were moved, while firefighters put the number at 300.",
            &[("250 people", "Police"), ("300", "firefighters")],
        );
        check("fr", "Le bilan fait état de 9 morts dont 7 soldats.", &[("9 morts", "-"), ("7 soldats", "-")]);
    }

    #[test]
    fn an_apposition_stands_between_subject_and_verb() {
        check("fr", "Le préfet, Jean Moreau, a parlé d'une dizaine de villages.", &[("une dizaine de villages", "Le préfet")]);
    }

    #[test]
    fn a_pronoun_stands_for_the_giver_of_the_sentence_before() {
        check(
            "fr",
            "La préfecture a recensé 16 blessés. Mardi, elle parlait de 23 blessés et de 4 morts.",
            &[("16 blessés", "La préfecture"), ("23 blessés", "La préfecture"), ("4 morts", "La préfecture")],
        );
        check(
            "en",
            "Officials reported 16 deaths. They now put the toll at 23.",
            &[("16 deaths", "Officials"), ("23", "Officials")],
        );
        check(
            "fr",
            "Le ministère a annoncé 16 arrestations. Plus de 40 personnes ont été blessées, selon lui.",
            &[("16 arrestations", "Le ministère"), ("40 personnes", "Le ministère")],
        );
    }

    #[test]
    fn the_same_body_and_a_bare_role_stand_for_a_name() {
        check(
            "en",
            "The Transport Ministry closed the bridge. About 90 drivers were stranded, according to the same ministry.",
            &[("90 drivers", "The Transport Ministry")],
        );
        check(
            "fr",
            "Le procureur Marc Delatour a ouvert une enquête. Le magistrat a recensé 40 plaintes.",
            &[("40 plaintes", "Marc Delatour")],
        );
        check("fr", "Le maire, Marc Delatour, est sur place. Le préfet a recensé 40 plaintes.", &[("40 plaintes", "Le préfet")]);
    }

    #[test]
    fn a_count_with_an_owner_is_the_giver_s() {
        check(
            "fr",
            "La préfecture a annoncé 16 arrestations. Plus tard, son bilan montait à 23 arrestations.",
            &[("16 arrestations", "La préfecture"), ("23 arrestations", "La préfecture")],
        );
        check(
            "fr",
            "Le ministère a annoncé 9 arrestations. Plus de 40 personnes ont été blessées, selon lui ; le soir, son décompte \
             montait à 52 blessés.",
            &[("9 arrestations", "Le ministère"), ("40 personnes", "Le ministère"), ("52 blessés", "Le ministère")],
        );
        check(
            "en",
            "The ministry reported 16 deaths. On Monday its count stood at 23 deaths.",
            &[("16 deaths", "The ministry"), ("23 deaths", "The ministry")],
        );
        // Two givers before it, another subject, or nobody's count.
        check(
            "fr",
            "La mairie recense 16 blessés, la préfecture recense 12 blessés. Plus tard, son bilan montait à 23 blessés.",
            &[("16 blessés", "La mairie"), ("12 blessés", "la préfecture"), ("23 blessés", "-")],
        );
        check(
            "fr",
            "La préfecture a annoncé 16 arrestations. Le maire a vu son bilan monter à 23 arrestations.",
            &[("16 arrestations", "La préfecture"), ("23 arrestations", "-")],
        );
        check(
            "fr",
            "La préfecture a annoncé 16 arrestations. Le bilan montait à 23 arrestations.",
            &[("16 arrestations", "La préfecture"), ("23 arrestations", "-")],
        );
    }

    #[test]
    fn en_counts_what_was_counted_before() {
        check(
            "fr",
            "La gendarmerie recense 310 interpellations. La veille, elle en comptait 240.",
            &[("310 interpellations", "La gendarmerie"), ("240", "La gendarmerie")],
        );
    }

    #[test]
    fn what_is_no_speaker_gives_nothing() {
        check("en", "The minister denied that 40 people had died.", &[("40 people", "-")]);
        check("fr", "Elle a signé pour 300 euros en fin d'après-midi.", &[("300 euros", "-")]);
        check("fr", "Le village compte 40 maisons et la tempête a fait 3 morts.", &[("40 maisons", "-"), ("3 morts", "-")]);
        check("fr", "L'opération a rapporté 300 euros.", &[("300 euros", "-")]);
        check("fr", "La préfecture n'a pas annoncé 12 morts.", &[("12 morts", "-")]);
    }
}
