//! How long each stage takes in this process, and how it grows with the warehouses.
//!
//!     cargo bench --bench timed

mod stages;

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};

const PAYLOADS: [&str; 2] = ["key-pair", "oauth"];
const WAREHOUSES: [usize; 4] = [100, 1_000, 10_000, 100_000];

fn main() {
    divan::main();
}

fn payload(name: &str) -> String {
    stages::payload(name).expect("there is such a payload")
}

#[divan::bench(args = PAYLOADS)]
fn payload_to_integration(bencher: Bencher<'_, '_>, name: &str) {
    let payload = payload(name);
    bencher.bench(|| stages::integration(&payload));
}

#[divan::bench(args = PAYLOADS)]
fn integration_to_script(bencher: Bencher<'_, '_>, name: &str) {
    let setup = stages::integration(&payload(name));
    bencher.bench(|| stages::script(&setup));
}

#[divan::bench(args = PAYLOADS)]
fn payload_to_script(bencher: Bencher<'_, '_>, name: &str) {
    let payload = payload(name);
    bencher.bench(|| stages::script(&stages::integration(&payload)));
}

#[divan::bench(args = PAYLOADS)]
fn payload_to_verified_script(bencher: Bencher<'_, '_>, name: &str) {
    let payload = payload(name);
    bencher.bench(|| verified(&payload));
}

#[divan::bench(args = PAYLOADS)]
fn script_to_statements(bencher: Bencher<'_, '_>, name: &str) {
    let script = stages::script(&stages::integration(&payload(name)));
    bencher.bench(|| stages::statements(&script));
}

#[divan::bench(args = PAYLOADS)]
fn integration_to_verified_script(bencher: Bencher<'_, '_>, name: &str) {
    let setup = stages::integration(&payload(name));
    bencher.bench(|| stages::verified(&setup));
}

#[divan::bench(args = PAYLOADS)]
fn script_to_review(bencher: Bencher<'_, '_>, name: &str) {
    let script = stages::script(&stages::integration(&payload(name)));
    bencher.bench(|| stages::review(&stages::statements(&script)));
}

/// Statements as people write them, a megabyte of them.
fn megabyte() -> String {
    let piece = include_str!("../fixtures/review/vendor-fivetran.sql");
    piece.repeat(1_000_000_usize.div_ceil(piece.len()))
}

#[divan::bench(max_time = 5)]
fn megabyte_to_statements(bencher: Bencher<'_, '_>) {
    let text = megabyte();
    let bencher = bencher.counter(BytesCount::of_str(&text));
    bencher.bench(|| sfgen::parse::parse(&text));
}

/// Items are warehouses: the cost is linear where each row does as many a second.
#[divan::bench(args = WAREHOUSES, max_time = 2)]
fn warehouses_to_verified_script(bencher: Bencher<'_, '_>, count: usize) {
    let payload = payload(&count.to_string());
    let bencher = bencher.counter(ItemsCount::new(count));
    bencher.bench(|| verified(&payload));
}

#[divan::bench(args = WAREHOUSES, max_time = 2)]
fn warehouses_to_review(bencher: Bencher<'_, '_>, count: usize) {
    let script = stages::script(&stages::integration(&payload(&count.to_string())));
    let bencher = bencher.counter(ItemsCount::new(count));
    bencher.bench(|| stages::review(&stages::statements(&script)));
}

fn verified(payload: &str) -> sfgen::script::Script {
    stages::verified(&stages::integration(payload))
}
