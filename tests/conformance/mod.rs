//! The account model against behaviours that others observed (`fixtures/conformance`).
//!
//! Every case runs. One that is out of the model's scope is listed with the reason, and the list
//! is itself checked: a listed case that agrees, or is gone, fails the test.

mod case;
mod fact;
mod scope;

use case::{Case, Live, Trial, cases};
use scope::{OTHER_WORDS, OUT_OF_SCOPE, UNCHECKED_FACTS};
use sfgen::account::Rules;

#[test]
fn every_case_in_scope_agrees() {
    let mut disagreements = Vec::new();
    let mut agreeing = 0;
    for case in cases() {
        let trial = Trial::of(&case);
        let listed = OUT_OF_SCOPE.iter().find(|(id, _)| *id == case.id);
        match (trial.disagreements.is_empty(), listed) {
            (true, None) => agreeing += 1,
            (true, Some(_)) => disagreements.push(format!("{}: listed, but agrees", case.id)),
            (false, None) => disagreements.extend(trial.disagreements),
            (false, Some(_)) => {}
        }
    }
    println!("{agreeing} of {} cases agree", cases().len());
    println!("{} are out of scope", OUT_OF_SCOPE.len());
    assert!(disagreements.is_empty(), "{}", disagreements.join("\n"));
}

#[test]
fn every_listed_case_is_a_case() {
    let cases = cases();
    for (id, reason) in OUT_OF_SCOPE {
        assert!(cases.iter().any(|case| case.id == id), "{id} is gone");
        assert!(!reason.is_empty(), "{id} has no reason");
    }
}

#[test]
fn every_fact_in_scope_is_checked_or_listed() {
    let mut checked = 0;
    let mut not_read = Vec::new();
    for case in cases().iter().filter(|case| !is_out_of_scope(case)) {
        let trial = Trial::of(case);
        checked += trial.facts_checked;
        not_read.extend(trial.facts_not_read);
    }
    let listed: Vec<_> = UNCHECKED_FACTS.iter().map(|(fact, _)| *fact).collect();
    println!("{checked} facts and grants checked, {} not", listed.len());
    assert_eq!(not_read, listed);
}

#[test]
fn what_was_seen_on_an_account_agrees_but_for_reads_and_blocks() {
    let cases = cases();
    let seen: Vec<&Case> = cases
        .iter()
        .filter(|case| case.live == Live::Seen)
        .collect();
    let out = seen.iter().filter(|case| is_out_of_scope(case)).count();
    let trials = cases.iter().map(Trial::of);
    let not_taken: usize = trials.map(|trial| trial.refused_by_the_grammar).sum();
    println!(
        "{} of {} cases seen on an account agree",
        seen.len() - out,
        seen.len()
    );
    println!("{not_taken} refused steps are not taken by the grammar");
    assert_eq!(out, 1);
}

#[test]
fn refusals_say_what_was_noted_on_an_account() {
    let trials = cases().iter().map(Trial::of).collect::<Vec<_>>();
    let others = trials.iter().flat_map(|trial| &trial.other_words);
    let others: Vec<_> = others.map(|(said, noted)| (&**said, &**noted)).collect();
    assert_eq!(others, OTHER_WORDS);
}

#[test]
fn what_is_refused_changes_nothing_under_any_reading() {
    for rules in Rules::readings() {
        for case in cases() {
            let broken = case.broken_promises(&rules);
            assert!(broken.is_empty(), "{rules:?}: {}", broken.join("\n"));
        }
    }
}

fn is_out_of_scope(case: &Case) -> bool {
    OUT_OF_SCOPE.iter().any(|(id, _)| *id == case.id)
}
