//! Every kind of the catalogue is read in every statement that it has.

use sfgen::catalogue::{ObjectKind, Privilege, Verb};
use sfgen::parse::parse;
use sfgen::parse::statement::{Securable, Statement};

/// The one statement in `text`.
fn read(text: &str) -> Statement {
    let script = parse(text);
    assert_eq!(script.statements.len(), 1, "{text}");
    script.statements[0].statement.clone()
}

fn is_understood(text: &str) -> bool {
    !matches!(read(text), Statement::Unknown(_))
}

#[test]
fn grants_on_every_kind_are_read_on_one_on_all_and_on_future_ones() {
    for kind in ObjectKind::all().filter(|kind| *kind != ObjectKind::ACCOUNT) {
        let (words, plural) = (kind.words(), kind.row().plural);
        for privilege in Privilege::all_on(kind) {
            let privilege = privilege.as_str();
            let grant = format!("GRANT {privilege} ON {words} A.B TO ROLE R");
            let Statement::Grant { on, .. } = read(&grant) else {
                panic!("{grant}");
            };
            assert!(
                matches!(on, Securable::Object { kind: on, .. } if on == kind),
                "{grant}"
            );
            for many in ["ALL", "FUTURE"] {
                let text =
                    format!("REVOKE {privilege} ON {many} {plural} IN DATABASE D FROM ROLE R");
                assert!(is_understood(&text), "{text}");
            }
        }
        let transfer = format!("GRANT OWNERSHIP ON {words} A.B TO ROLE R COPY CURRENT GRANTS");
        assert!(is_understood(&transfer), "{transfer}");
    }
}

#[test]
fn a_kind_is_dropped_replaced_and_altered_where_its_page_says_so() {
    for kind in ObjectKind::all() {
        let words = kind.words();
        let drop = format!("DROP {words} IF EXISTS A.B");
        assert_eq!(is_understood(&drop), kind.has(Verb::Drop), "{drop}");
        let alter = format!("ALTER {words} A.B SET COMMENT = 'c'");
        assert_eq!(is_understood(&alter), kind.has(Verb::Alter), "{alter}");
        let replace = format!("CREATE OR REPLACE {words} A.B COMMENT = 'c'");
        assert!(
            kind.has(Verb::OrReplace) || !is_understood(&replace),
            "{replace}"
        );
    }
}
