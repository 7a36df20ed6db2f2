//! Where the roles and users of a drawing stand, and the lines between them.
//!
//! Columns from left to right: a role stands to the left of everyone who has it. Knows nothing of
//! how the drawing is written down. All lengths are pixels.

use std::collections::BTreeMap;

use super::document::{Edge, Node, RoleGraph};

/// The width of a box.
const WIDTH: usize = 420;
/// The room between two columns.
const GAP: usize = 80;
/// The height of a line of text.
const LINE: usize = 16;
/// The room around the text in a box, and half the room between two boxes.
const MARGIN: usize = 8;
/// Characters of a line that fit into a box.
const CHARACTERS: usize = 56;
/// Lines that a box shows of what somebody holds.
const LINES: usize = 12;

/// A drawing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Drawing {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) boxes: Vec<Boxed>,
    pub(super) lines: Vec<Line>,
}

/// A role or user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Boxed {
    pub(super) x: usize,
    pub(super) y: usize,
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) name: String,
    pub(super) title: Text,
    pub(super) texts: Vec<Text>,
}

/// A line of text, and where it starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Text {
    pub(super) x: usize,
    pub(super) y: usize,
    pub(super) text: String,
}

/// A curve from a role to who has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) from: (usize, usize),
    pub(super) middle: usize,
    pub(super) to: (usize, usize),
    pub(super) new: bool,
    pub(super) says: String,
}

/// Places everything.
pub(super) fn draw(graph: &RoleGraph) -> Drawing {
    let mut bottoms: BTreeMap<usize, usize> = BTreeMap::new();
    let mut boxes = Vec::new();
    for node in &graph.nodes {
        let column = column(&node.name, &graph.edges, graph.nodes.len());
        let y = bottoms.entry(column).or_insert(MARGIN);
        let placed = placed(node, column * (WIDTH + GAP) + MARGIN, *y);
        *y += placed.height + 2 * MARGIN;
        boxes.push(placed);
    }
    let last = bottoms.keys().last();
    Drawing {
        width: last.map_or(0, |last| last * (WIDTH + GAP) + WIDTH + 2 * MARGIN),
        height: bottoms.values().copied().max().unwrap_or(0),
        lines: graph
            .edges
            .iter()
            .filter_map(|edge| line(edge, &boxes))
            .collect(),
        boxes,
    }
}

/// How many roles in a row somebody has, at most; roles have no cycles, and `left` bounds the
/// search all the same.
fn column(name: &str, edges: &[Edge], left: usize) -> usize {
    if left == 0 {
        return 0;
    }
    let roles = edges.iter().filter(|edge| edge.to == name);
    roles
        .map(|edge| column(&edge.role, edges, left - 1) + 1)
        .max()
        .unwrap_or(0)
}

fn placed(node: &Node, x: usize, y: usize) -> Boxed {
    let mut shown: Vec<String> = node
        .holds
        .iter()
        .take(LINES)
        .map(|held| short(held))
        .collect();
    if node.holds.len() > LINES {
        shown.push(format!("and {} more", node.holds.len() - LINES));
    }
    let at = |line: usize, text: String| Text {
        x: x + MARGIN,
        y: y + MARGIN + LINE * (line + 1) - LINE / 4,
        text,
    };
    Boxed {
        x,
        y,
        width: WIDTH,
        height: LINE * (shown.len() + 1) + 2 * MARGIN,
        name: node.name.clone(),
        title: at(0, short(&node.name)),
        texts: shown
            .into_iter()
            .enumerate()
            .map(|(line, text)| at(line + 1, text))
            .collect(),
    }
}

fn short(text: &str) -> String {
    if text.chars().count() <= CHARACTERS {
        return text.to_owned();
    }
    let start: String = text.chars().take(CHARACTERS - 1).collect();
    format!("{start}…")
}

fn line(edge: &Edge, boxes: &[Boxed]) -> Option<Line> {
    let find = |name: &str| boxes.iter().find(|placed| placed.name == name);
    let (from, to) = (find(&edge.role)?, find(&edge.to)?);
    let middle_of = |placed: &Boxed| placed.y + MARGIN + LINE / 2;
    Some(Line {
        from: (from.x + from.width, middle_of(from)),
        middle: (from.x + from.width + to.x) / 2,
        to: (to.x, middle_of(to)),
        new: edge.new,
        says: format!("{} is granted to {}", edge.role, edge.to),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph(edges: &[(&str, &str)]) -> RoleGraph {
        let mut names: Vec<&str> = edges.iter().flat_map(|(role, to)| [*role, *to]).collect();
        names.sort_unstable();
        names.dedup();
        RoleGraph {
            nodes: names
                .into_iter()
                .map(|name| Node {
                    name: name.to_owned(),
                    holds: Vec::new(),
                })
                .collect(),
            edges: edges
                .iter()
                .map(|(role, to)| Edge {
                    role: (*role).to_owned(),
                    to: (*to).to_owned(),
                    new: true,
                })
                .collect(),
        }
    }

    #[test]
    fn a_role_stands_to_the_left_of_everyone_who_has_it() {
        let drawing = draw(&graph(&[("A", "B"), ("B", "C"), ("A", "C"), ("D", "C")]));
        assert_eq!(drawing.lines.len(), 4);
        assert!(drawing.lines.iter().all(|line| line.from.0 < line.to.0));
    }

    #[test]
    fn boxes_do_not_overlap_and_lie_inside() {
        let drawing = draw(&graph(&[("A", "C"), ("B", "C"), ("C", "D"), ("C", "E")]));
        for (number, one) in drawing.boxes.iter().enumerate() {
            assert!(one.x + one.width <= drawing.width && one.y + one.height <= drawing.height);
            for other in &drawing.boxes[number + 1..] {
                let apart = one.x != other.x
                    || one.y + one.height <= other.y
                    || other.y + other.height <= one.y;
                assert!(apart, "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        assert_eq!(draw(&graph(&[])), Drawing::default());
    }
}
