//! Large inputs that are right; how their cost grows is counted by `benches/instructions`.

use sfgen::cli::Status;

use crate::common::sfgen_with;
use crate::resources::inputs::TOP;

/// A payload with so many warehouses, all in one line.
pub(crate) fn payload(warehouses: usize) -> String {
    let items: String = (0..warehouses).map(|n| format!("W{n},")).collect();
    format!("{TOP}  workspaces: {{enabled: true, warehouses: [{items}]}}\n")
}

#[test]
fn a_hundred_thousand_warehouses_are_written_or_refused() {
    let answer = sfgen_with(&["create", "-"], &payload(100_000), &[]);
    println!("100,000 warehouses: {:?}", answer.status);
    match answer.status {
        Status::Done => assert!(answer.output.contains("WAREHOUSE \"W99999\"")),
        _ => assert!(answer.errors.contains("warehouses") || answer.errors.contains("too large")),
    }
}
