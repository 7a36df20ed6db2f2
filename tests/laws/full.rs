//! The laws over every combination of a payload's choices and its options.

use sfgen::account::Rules;

use crate::laws::case::{Case, Law};
use crate::laws::world::{Client, full_choices};
use crate::laws::{cleanup, create, delete, others};

/// Every law of create, cleanup and delete that one integration is enough for.
fn hold(case: &Case) -> Law {
    let (create, block) = (case.create(), case.create_in_one_block());
    let (cleaning, delete) = (case.cleanup(), case.delete());
    create::is_enough_and_nothing_more(case, create)?;
    create::is_enough_and_nothing_more(case, block)?;
    create::can_be_cleaned_up_after_an_interruption(case, block)?;
    cleanup::restores_after_every_prefix(case, create, cleaning, [Rules::default()])?;
    cleanup::can_be_run_again(case, cleaning)?;
    cleanup::refuses_a_finished_integration(case, cleaning)?;
    delete::restores(case, delete)?;
    delete::can_be_run_again(case, delete)?;
    delete::refuses_an_unfinished_integration(case, delete)?;
    others::survive_create(case, create, Client::Stops)?;
    others::survive_create(case, block, Client::GoesOn)?;
    others::survive_cleanup(case, cleaning)?;
    others::survive(case, delete)
}

#[test]
#[ignore = "the longer part, for .ci/run"]
fn the_laws_hold_for_every_combination_of_choices_and_options() {
    let all = full_choices();
    for choices in &all {
        assert_eq!(hold(&choices.case()), Ok(()), "{choices:?}");
    }
    println!("every law: {} combinations", all.len());
}
