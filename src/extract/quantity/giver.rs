//! Who stands behind a giver that is no name: [`Voices::behind`] takes a pronoun (« il parlait de 18 morts »,
//! « selon lui ») to the giver of the sentence before, « le même ministère » to the body of that kind told last, and
//! a bare role (« le magistrat ») to the person the text gives it to or to the only one it has named. What it
//! cannot tell stays as the text words it; a word for the count itself (« le bilan ») gives nothing.
//! [`Voices::taken_up`] and [`Voices::count_of_object`] say what such a giver counts where the figure does not.

use super::says::{QUOTATIONS, Voices};
use crate::extract::facts::{Confidence, EntityKind, Gender, Mention, Quantity};
use crate::extract::lexicon::Topic;
use crate::extract::lexicon::event::Role;
use crate::extract::lexicon::quotation::class;
use crate::extract::time::verb_form;
use crate::span::Span;
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

/// The giver told last, with its sentence.
pub(super) type Told = Option<(usize, Span)>;

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
        let bare = second.is_none() && led.is_some() && self.is(first, class::ROLE);
        let person = if bare { self.bearer(first, opened, giver.start) } else { None };
        Some(person.unwrap_or(giver))
    }

    /// The pronoun that is the subject of a giving verb before the figure: « il en comptait 40 ».
    pub(super) fn pronoun_giver(&self, quantity: &Quantity, verb: Option<usize>) -> Option<usize> {
        let scene = self.scene;
        let start = quantity.modifier_span.map_or(quantity.span.start, |m| m.start.min(quantity.span.start));
        let figure = scene.doc.token_from(start);
        let floor = scene.sentence(figure).start;
        let mut end = verb.or_else(|| self.telling(figure, floor))?;
        while end > floor && self.goes_with_verb(end - 1) && !self.scene.lexicon.figures.is_pronoun(self.scene.lower(end - 1)) {
            end -= 1;
        }
        let pronoun = end.checked_sub(1).filter(|&at| at >= floor)?;
        self.scene.lexicon.figures.is_pronoun(self.scene.lower(pronoun)).then_some(pronoun)
    }

    /// A verb that gives figures only with a pronoun or a name before it: « compte », `put`.
    fn telling(&self, figure: usize, floor: usize) -> Option<usize> {
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
        let subject = (start..end).filter(finite).take(PHRASE).find_map(|verb| self.subject(verb, start));
        let told = told.filter(|(sentence, _)| sentence + 1 == here).map(|(_, span)| span);
        [subject, told].into_iter().flatten().find(|span| self.agrees(word, *span))
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
        self.mentions_before(before).find(has).map(|mention| mention.span)
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

    /// `put the losses of the army at 16`: the object of the verb is what is counted, where it is a toll.
    pub(super) fn count_of_object(&self, quantity: &mut Quantity) {
        let scene = self.scene;
        if quantity.rule != "bare" {
            return;
        }
        let figure = self.figure(quantity);
        let floor = scene.sentence(figure).start.max(figure.saturating_sub(OBJECT));
        let Some(verb) = self.verb_with_at(figure, floor) else { return };
        let start = if self.is(verb + 1, class::DETERMINER) { verb + 2 } else { verb + 1 };
        let object = (start < figure.saturating_sub(1)).then(|| scene.span(&(start..figure - 1))).flatten();
        let toll = |span: &Span| {
            let topic = scene.lexicon.topics.of(scene.doc.slice(*span), "");
            matches!(topic, Some(Topic::Deaths | Topic::Injuries | Topic::Arrests))
        };
        if let Some(object) = object.filter(toll) {
            // The toll itself is no noun for what is counted: `16`, not `16 toll`.
            (quantity.counts, quantity.rule) = (Some(object), "counted-object");
            quantity.confidence = Confidence(OBJECT_SURE);
        }
    }

    /// « Jeudi, il parlait de 18 morts et de 40 blessés »: who goes on counting counts the same, so what the figure of
    /// the sentence before is limited to holds here too; « il en comptait 40 » counts what was counted there.
    pub(super) fn taken_up(&self, earlier: &[Quantity], quantity: &mut Quantity) {
        let scene = self.scene;
        let Some(here) = scene.doc.sentence_at(quantity.span.start) else { return };
        let verb = self.verb_before(self.figure(quantity), scene.sentence(scene.doc.token_from(quantity.span.start)).start);
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
        let harm = |topic: &Topic| matches!(topic, Topic::Deaths | Topic::Injuries | Topic::Arrests);
        let Some(mine) = topic(quantity).filter(harm).filter(|_| quantity.scope.is_none()) else { return };
        let same = told.find(|q| topic(q) == Some(mine) && q.says.is_some() && q.says == quantity.says);
        quantity.scope = same.and_then(|q| q.scope);
    }
}
