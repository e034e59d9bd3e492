//! Who stands behind a giver that is no name: [`Voices::behind`] takes a pronoun (« il parlait de 18 morts »,
//! « selon lui ») to the giver of the sentence before, « le même ministère » to the body of that kind told last, and
//! a bare role (« le magistrat ») to the person the text gives it to or to the only one it has named. What it
//! cannot tell stays as the text words it; a word for the count itself (« le bilan ») gives nothing.
//! [`Voices::taken_up`] and [`Voices::count_of_object`] say what such a giver counts where the figure does not.

use super::says::{QUOTATIONS, Told, Voices};
use crate::extract::facts::{Confidence, EntityKind, Gender, Mention, Quantity};
use crate::extract::lexicon::Topic;
use crate::extract::lexicon::event::Role;
use crate::extract::lexicon::quotation::class;
use crate::extract::time::verb_form;
use crate::span::Span;
use crate::text::fold::fold;
use std::ops::Range;

/// Sentences in which a bare role finds the only person named.
const SENTENCES: usize = 6;
/// Names looked at before a role or « le même », at most.
const NAMES: usize = 60;
/// Tokens of a phrase for a giver that is looked at.
const PHRASE: usize = 8;
/// The share of right counts that « en » takes up.
const AGAIN: u8 = 72;
/// Tokens between a verb and the figure after its object, at most, and the share of right counts there.
const OBJECT: usize = 14;
const OBJECT_SURE: u8 = 70;
/// Tokens of a sentence that are looked at for its subject, or up to the words that close it.
const SENTENCE: usize = 60;
/// Tokens of the words that close a sentence with who says so, at most.
const CLOSING: usize = 16;

impl Voices<'_> {
    /// Who a giver stands for: itself where it is a name or a full wording, `None` where it gives nothing.
    pub(super) fn behind(&self, giver: Span, told: Told) -> Option<Span> {
        let doc = self.scene.doc;
        let tokens = doc.token_from(giver.start)..doc.token_from(giver.end);
        if self.is_pronoun(giver) {
            return self.antecedent(tokens.end.checked_sub(1)?, told);
        }
        if self.named(giver).is_some_and(|mention| mention.kind == EntityKind::Person) {
            return Some(giver);
        }
        let figures = &self.scene.lexicon.figures;
        let content = |at: &usize| self.scene.is_word(*at) && !self.is(*at, class::DETERMINER | class::ACCORDING);
        let led = tokens.clone().find(|&at| self.is(at, class::DETERMINER) || figures.is_determiner(self.scene.lower(at)));
        let opened = led.unwrap_or(tokens.start);
        let mut words = (opened..tokens.end).filter(|&at| at != opened || led.is_none()).filter(content).take(PHRASE);
        let (first, second) = (words.next()?, words.next());
        if second.is_none() && led.is_some() && figures.count.contains(self.scene.lower(first)) {
            return None;
        }
        if figures.same.contains(self.scene.lower(first)) {
            return Some(second.and_then(|noun| self.body_told(noun, giver.start)).unwrap_or(giver));
        }
        let alone = second.is_none() && led.is_some();
        if alone && self.is(first, class::BODY) {
            // « le ministère »: the one named before.
            return Some(self.body_told(first, giver.start).unwrap_or(giver));
        }
        let bare = alone && self.is(first, class::ROLE);
        let person = if bare { self.bearer(first, opened, giver.start) } else { None };
        Some(person.unwrap_or(giver))
    }

    /// The pronoun that is the subject of a giving verb before the figure: « il en comptait 40 ».
    pub(super) fn pronoun_giver(&self, quantity: &Quantity, verb: Option<usize>) -> Option<usize> {
        let scene = self.scene;
        let figure = scene.figure(quantity);
        let floor = scene.sentence(figure).start;
        let mut end = verb.or_else(|| self.telling(figure, floor))?;
        let first = end;
        while end > floor
            && first - end < PHRASE
            && self.goes_with_verb(end - 1)
            && !self.scene.lexicon.figures.is_pronoun(self.scene.lower(end - 1))
        {
            end -= 1;
        }
        let pronoun = end.checked_sub(1).filter(|&at| at >= floor)?;
        self.scene.lexicon.figures.is_pronoun(self.scene.lower(pronoun)).then_some(pronoun)
    }

    /// A verb that gives figures only with a pronoun or a name before it: « compte », `put`.
    fn telling(&self, figure: usize, floor: usize) -> Option<usize> {
        let floor = floor.max(figure.saturating_sub(OBJECT));
        let mut at = figure;
        while at > floor {
            at -= 1;
            if self.scene.lexicon.events.has(self.scene.lower(at), Role::Tells) {
                return Some(at);
            }
            if !self.passes(at) {
                return None;
            }
        }
        None
    }

    /// Whom a pronoun stands for: the subject of the sentence before that can give figures, or who gave the last one.
    pub(super) fn antecedent(&self, pronoun: usize, told: Told) -> Option<Span> {
        let scene = self.scene;
        let word = scene.lower(pronoun);
        let here = scene.doc.sentence_at(scene.doc.tokens.get(pronoun)?.span.start)?;
        if let Some((_, span)) = told.filter(|(sentence, _)| *sentence == here) {
            return self.agrees(word, span).then_some(span);
        }
        let before = scene.doc.sentences.get(here.checked_sub(1)?)?;
        let Range { start, end } = before.tokens.clone();
        let finite = |at: &usize| verb_form(scene.doc, &scene.lexicon.time.tense, *at).is_some();
        let subject = (start..end.min(start + SENTENCE)).filter(finite).take(PHRASE).find_map(|verb| self.subject(verb, start));
        let told = told.filter(|(sentence, _)| sentence + 1 == here).map(|(_, span)| span);
        [subject, told].into_iter().flatten().find(|span| self.agrees(word, *span))
    }

    /// « son décompte montait à 40 », `its count stood at 40`: whose count it is, where the figures before it have but
    /// one giver.
    pub(super) fn owner(&self, earlier: &[Quantity], quantity: &Quantity, told: Told) -> Option<Span> {
        let scene = self.scene;
        let (sentence, giver) = told?;
        let figure = scene.figure(quantity);
        let here = scene.doc.sentence_at(scene.doc.tokens.get(figure)?.span.start)?;
        let floor = scene.sentence(figure).start;
        let open = |at: &usize| !self.parts(*at);
        let counts = |at: &usize| self.is(*at, class::POSSESSIVE) && scene.lexicon.figures.count.contains(scene.lower(at + 1));
        let own = (floor.max(figure.saturating_sub(OBJECT))..figure).rev().take_while(open).find(counts)?;
        // At the head of its clause: « le maire a vu son bilan monter » has another subject.
        let before = own.checked_sub(1).filter(|&at| at >= floor);
        let heads = before.is_none_or(|at| self.parts(at) || self.is(at, class::ACCORDING | class::CALENDAR | class::ADVERB));
        let near = |q: &&Quantity| scene.doc.sentence_at(q.span.start).is_some_and(|at| at >= sentence);
        let mut givers = earlier.iter().rev().take(QUOTATIONS).take_while(near).filter_map(|q| q.says);
        let one = givers.all(|span| scene.doc.slice(span) == scene.doc.slice(giver));
        (heads && one && here <= sentence + 1 && self.agrees(scene.lower(own), giver)).then_some(giver)
    }

    fn agrees(&self, pronoun: &str, span: Span) -> bool {
        let figures = &self.scene.lexicon.figures;
        let first = self.scene.doc.token_from(span.start);
        let determiner = figures.is_determiner(self.scene.lower(first));
        figures.agrees(pronoun, if determiner { self.scene.lower(first) } else { "*" })
    }

    /// The name inside a phrase.
    fn named(&self, phrase: Span) -> Option<&Mention> {
        let mentions = &self.entities.mentions;
        let first = mentions.partition_point(|mention| mention.span.end <= phrase.start);
        mentions.get(first).filter(|mention| mention.span.start < phrase.end)
    }

    fn mentions_before(&self, offset: u32) -> impl Iterator<Item = &Mention> {
        let mentions = &self.entities.mentions;
        let end = mentions.partition_point(|mention| mention.span.start < offset);
        mentions[..end].iter().rev().take(NAMES)
    }

    /// « le même ministère », `the same ministry`: the body named last that has the noun in its name.
    fn body_told(&self, noun: usize, before: u32) -> Option<Span> {
        let doc = self.scene.doc;
        let noun = self.scene.lower(noun);
        let has = |mention: &&Mention| {
            let tokens = doc.token_from(mention.span.start)..doc.token_from(mention.span.end);
            mention.kind == EntityKind::Organisation && tokens.into_iter().any(|at| self.scene.lower(at) == noun)
        };
        let led = |mention: &Mention| {
            let determiner = doc.token_from(mention.span.start).checked_sub(1).filter(|&at| self.is(at, class::DETERMINER))?;
            Some(doc.tokens.get(determiner)?.span.join(mention.span)).filter(|_| !self.is(determiner, class::OF))
        };
        let named = || self.mentions_before(before).filter(has);
        named().find_map(led).or_else(|| named().next().map(|mention| mention.span))
    }

    /// Who bears a bare role: whom the text gives it to, else the only person named in the sentences before whose own
    /// role does not speak against it.
    fn bearer(&self, noun: usize, determiner: usize, before: u32) -> Option<Span> {
        let doc = self.scene.doc;
        let noun = self.scene.lower(noun);
        let referents = &self.entities.referents;
        let role = |span: &Span| (doc.token_from(span.start)..doc.token_from(span.end)).any(|at| self.scene.lower(at) == noun);
        let holders: Vec<usize> =
            (0..referents.len()).filter(|&i| referents.get(i).is_some_and(|r| r.roles.iter().any(role))).collect();
        let mention = |referent: usize| self.mentions_before(before).find(|m| m.referent == referent).map(|m| m.span);
        match holders.as_slice() {
            [one] if referents.get(*one).is_some_and(|r| r.kind == EntityKind::Person) => return mention(*one),
            [] => {}
            _ => return None,
        }
        let here = doc.sentence_at(before)?;
        let floor = doc.sentences.get(here.saturating_sub(SENTENCES))?.span.start;
        let mut people = self.mentions_before(before).filter(|m| m.kind == EntityKind::Person && m.span.start >= floor);
        let person = people.next()?;
        let referent = referents.get(person.referent)?;
        let alone = people.all(|other| other.referent == person.referent);
        let feminine = self.is(determiner, class::FEMININE);
        let gender = match referent.gender {
            Some(Gender::Feminine) => feminine || !self.is(determiner, class::MASCULINE),
            Some(Gender::Masculine) => !feminine,
            None => true,
        };
        // Somebody with a title of his own is not the bearer of another: only a head of something may be anything.
        let words = &self.words;
        let titled = |span: &Span| {
            let tokens = doc.token_from(span.start)..doc.token_from(span.end);
            let first = tokens.into_iter().find(|&at| self.is(at, class::ROLE));
            let heads = |at: usize| !words.roles_of(noun).is_empty() && words.may_stand_for("(head)", self.scene.lower(at));
            first.is_some_and(|at| !words.may_stand_for(noun, self.scene.lower(at)) && !heads(at))
        };
        (alone && gender && !referent.roles.iter().any(titled)).then_some(person.span)
    }

    /// `put the losses of the army at 16`, « le nombre de cas est passé à 40 »: a bare number counts the object of its
    /// verb or the verb's subject, where that is a toll or a number of something known.
    pub(super) fn count_of_object(&self, quantity: &mut Quantity) {
        let scene = self.scene;
        if quantity.rule != "bare" {
            return;
        }
        let figure = scene.figure(quantity);
        let floor = scene.sentence(figure).start.max(figure.saturating_sub(OBJECT));
        let object = self.verb_with_at(figure, floor).map(|verb| verb + 1..figure.saturating_sub(1));
        let Some(mut phrase) = object.or_else(|| self.amounting(figure, floor)) else { return };
        while phrase.start < phrase.end && self.is(phrase.start, class::DETERMINER | class::ADVERB) {
            phrase.start += 1;
        }
        let topics = &scene.lexicon.topics;
        let tells = |at: usize| {
            let word = fold(scene.lower(at));
            topics.of_word(&word).is_some_and(Topic::is_toll) || topics.kind(&word).is_some()
        };
        let Some(told) = phrase.clone().find(|&at| tells(at)) else { return };
        // « le nombre de cas confirmés »: from the noun that is counted on.
        let numbered = (phrase.start..told).any(|at| scene.words.of.contains(scene.lower(at)));
        let start = if numbered {
            told.saturating_sub(usize::from(
                scene.words.adjectives_first && told > phrase.start + 1 && !scene.words.of.contains(scene.lower(told - 1)),
            ))
        } else {
            phrase.start
        };
        let end = (told..phrase.end).find(|&at| self.is(at, class::PREPOSITION) && !self.is(at, class::OF)).unwrap_or(phrase.end);
        if let Some(counted) = scene.span(&(start..end)).filter(|_| start < end) {
            (quantity.counts, quantity.rule) = (Some(counted), "counted-object");
            quantity.confidence = Confidence(OBJECT_SURE);
        }
    }

    /// The subject of a verb of amounting right before the figure: « le bilan s'élève à », `the toll rose to`.
    fn amounting(&self, figure: usize, floor: usize) -> Option<Range<usize>> {
        let scene = self.scene;
        let to = |at: usize| scene.words.giving_to.contains(scene.lower(at)) || scene.words.to.contains(scene.lower(at));
        let end = figure.checked_sub(1).filter(|&at| to(at)).unwrap_or(figure);
        let verb = end.checked_sub(1).filter(|&at| at > floor && scene.words.amounts_to.contains(scene.lower(at)))?;
        let mut last = verb;
        while last > floor && (self.goes_with_verb(last - 1) || scene.words.reflexives.contains(scene.lower(last - 1))) {
            last -= 1;
        }
        let mut first = last;
        while first > floor && !self.parts(first - 1) && !scene.in_time(first - 1) {
            first -= 1;
        }
        (first < last).then_some(first..last)
    }

    /// « …, a indiqué lundi la préfète », `…, police said`: who closes a sentence gives the figures of all of it.
    pub(super) fn closing(&self, quantity: &Quantity) -> Option<Span> {
        let scene = self.scene;
        let figure = scene.doc.token_from(quantity.span.end);
        let whole = scene.sentence(scene.doc.token_from(quantity.span.start)).end;
        let mut end = whole;
        while end > figure && whole - end < PHRASE && scene.doc.tokens.get(end - 1).is_some_and(|token| !token.is_word()) {
            end -= 1;
        }
        let comma = (figure..end).rev().take(CLOSING).find(|&at| scene.doc.str(at) == ",")?;
        if comma - figure > SENTENCE {
            return None;
        }
        let marks = |at: usize| matches!(scene.doc.str(at), "»" | "”" | "\"" | ";" | "«" | "“");
        if (figure..comma).any(marks) {
            return None;
        }
        let says = |at: &usize| scene.lexicon.events.has(scene.lower(*at), Role::Reports);
        let verb = (comma + 1..end).take(PHRASE).find(says)?;
        let before = self.subject(verb, comma + 1).filter(|span| scene.doc.token_from(span.start) == comma + 1);
        before.or_else(|| {
            let led = (comma + 1..verb).all(|at| self.goes_with_verb(at));
            let mut start = verb + 1;
            while start < end && self.is(start, class::CALENDAR | class::ADVERB) && !self.is(start, class::DETERMINER) {
                start += 1;
            }
            let phrase = start..end.min(start + PHRASE);
            (led && start < end && phrase.end == end && self.can_give(&phrase)).then(|| scene.span(&phrase)).flatten()
        })
    }

    /// « Jeudi, il parlait de 18 morts et de 40 blessés »: who goes on counting counts the same, so what the figure of
    /// the sentence before is limited to holds here too; « il en comptait 40 » counts what was counted there.
    pub(super) fn taken_up(&self, earlier: &[Quantity], quantity: &mut Quantity) {
        let scene = self.scene;
        let Some(here) = scene.doc.sentence_at(quantity.span.start) else { return };
        let figure = scene.figure(quantity);
        let verb = self.verb_before(figure, scene.sentence(figure).start.max(figure.saturating_sub(OBJECT)));
        let joined = earlier.last().filter(|last| {
            scene.doc.sentence_at(last.span.start) == Some(here) && last.says.is_some() && last.says == quantity.says
        });
        let goes_on = self.pronoun_giver(quantity, verb);
        if quantity.part || goes_on.is_none() && joined.is_none() {
            return;
        }
        let topics = &scene.lexicon.topics;
        let words = |span: Option<Span>| span.map_or("", |span| scene.doc.slice(span));
        let topic = |q: &Quantity| topics.of(words(q.counts), words(q.predicate));
        let before = |q: &&Quantity| scene.doc.sentence_at(q.span.start).is_some_and(|sentence| sentence + 1 == here) && !q.part;
        let mut told = earlier.iter().rev().take(QUOTATIONS).filter(before);
        if quantity.counts.is_none() && quantity.rule == "bare" {
            let clitic = goes_on.is_some_and(|at| scene.words.giving_clitics.contains(scene.lower(at + 1)));
            let Some(same) = told.find(|q| q.counts.is_some() && q.says.is_some() && q.says == quantity.says).filter(|_| clitic)
            else {
                return;
            };
            (quantity.unit, quantity.counts) = (same.unit.clone(), same.counts);
            (quantity.predicate, quantity.scope) = (same.predicate, same.scope);
            (quantity.rule, quantity.confidence) = ("counted-again", Confidence(AGAIN));
            return;
        }
        let Some(mine) = topic(quantity).filter(|topic| topic.is_toll()).filter(|_| quantity.scope.is_none()) else { return };
        let same = told.find(|q| topic(q) == Some(mine) && q.says.is_some() && q.says == quantity.says);
        quantity.scope = same.and_then(|q| q.scope);
    }
}
