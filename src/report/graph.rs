//! Where the roles and users of a drawing stand, and the lines between them.
//!
//! Columns from left to right: a role stands to the left of everyone who has it. Knows nothing of
//! how the drawing is written down. All lengths are pixels.

use std::collections::BTreeMap;

use super::document::{Edge, Node, RoleGraph};

/// The narrowest box.
const NARROWEST: usize = 150;
/// The room that a character takes, a little more than in any browser's monospace font of 12 px.
const CHARACTER: usize = 8;
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
#[derive(Debug, Clone, Default, PartialEq, Eq)]
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
    let mut columns: BTreeMap<usize, Vec<Boxed>> = BTreeMap::new();
    let places = columns_of(graph);
    for node in &graph.nodes {
        let column = places.get(node.name.as_str()).copied().unwrap_or_default();
        columns.entry(column).or_default().push(boxed(node));
    }
    let mut placed = Placed::default();
    for column in columns.into_values() {
        placed.add(column, &graph.edges);
    }
    let index = placed.index();
    let lines = graph
        .edges
        .iter()
        .filter_map(|edge| line(edge, &placed, &index));
    Drawing {
        width: placed.right.saturating_sub(GAP - 2 * MARGIN),
        height: placed.bottom,
        lines: lines.collect(),
        boxes: placed.boxes,
    }
}

/// The columns that stand already.
#[derive(Default)]
struct Placed {
    boxes: Vec<Boxed>,
    right: usize,
    bottom: usize,
}

impl Placed {
    /// Puts a column to the right, each box as close as its order allows to the roles it has.
    fn add(&mut self, mut column: Vec<Boxed>, edges: &[Edge]) {
        let heights = self.heights_of_roles(edges);
        column.sort_by_cached_key(|boxed| heights.get(&boxed.name).copied());
        let width = column
            .iter()
            .map(|boxed| boxed.width)
            .max()
            .unwrap_or_default();
        let mut y = MARGIN;
        for mut boxed in column {
            boxed.move_to(self.right + MARGIN, y);
            boxed.width = width;
            y += boxed.height + 2 * MARGIN;
            self.boxes.push(boxed);
        }
        self.right += width + GAP;
        self.bottom = self.bottom.max(y);
    }

    /// The mean height of the roles that each user or role has, as far as they stand.
    fn heights_of_roles(&self, edges: &[Edge]) -> BTreeMap<String, usize> {
        let index = self.index();
        let mut sums: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for edge in edges {
            if let Some(role) = index.get(edge.role.as_str()) {
                let (sum, number) = sums.entry(&edge.to).or_default();
                *sum += self.boxes[*role].y;
                *number += 1;
            }
        }
        let means = sums.into_iter();
        let mut heights = BTreeMap::new();
        heights.extend(means.map(|(name, (sum, number))| (name.to_owned(), sum / number)));
        heights
    }

    fn index(&self) -> BTreeMap<String, usize> {
        let boxes = self.boxes.iter().enumerate();
        let mut index = BTreeMap::new();
        index.extend(boxes.map(|(number, boxed)| (boxed.name.clone(), number)));
        index
    }
}

/// How many roles in a row each has, at most. Roles have no cycles; of one that is there all the
/// same, what is entered first counts as having none.
fn columns_of(graph: &RoleGraph) -> BTreeMap<&str, usize> {
    let mut roles: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for edge in &graph.edges {
        roles.entry(&edge.to).or_default().push(&edge.role);
    }
    let mut columns = BTreeMap::new();
    for node in &graph.nodes {
        // Without recursion: a chain of roles may be longer than the stack is deep.
        let mut open = vec![(node.name.as_str(), false)];
        while let Some((name, seen)) = open.pop() {
            let below = roles.get(name).map_or(&[][..], Vec::as_slice);
            if seen {
                let column = below.iter().filter_map(|role| columns.get(role));
                let column = column.max().map_or(0, |column| column + 1);
                columns.insert(name, column);
            } else if !columns.contains_key(name) {
                columns.insert(name, 0);
                open.push((name, true));
                open.extend(below.iter().map(|role| (*role, false)));
            }
        }
    }
    columns
}

/// A box at the origin, as wide as what is in it.
fn boxed(node: &Node) -> Boxed {
    let held = node.holds.iter().take(LINES).map(|held| short(held));
    let mut shown: Vec<String> = std::iter::once(short(&node.name)).chain(held).collect();
    if node.holds.len() > LINES {
        shown.push(format!("and {} more", node.holds.len() - LINES));
    }
    let longest = shown.iter().map(|text| text.chars().count()).max();
    let width = longest.unwrap_or_default() * CHARACTER + 2 * MARGIN;
    let height = LINE * shown.len() + 2 * MARGIN;
    let mut texts = shown.into_iter().enumerate().map(|(line, text)| Text {
        x: MARGIN,
        y: MARGIN + LINE * (line + 1) - LINE / 4,
        text,
    });
    Boxed {
        x: 0,
        y: 0,
        width: width.max(NARROWEST),
        height,
        name: node.name.clone(),
        title: texts.next().unwrap_or_default(),
        texts: texts.collect(),
    }
}

impl Boxed {
    /// Moves a box from the origin.
    fn move_to(&mut self, x: usize, y: usize) {
        (self.x, self.y) = (x, y);
        for text in std::iter::once(&mut self.title).chain(&mut self.texts) {
            text.x += x;
            text.y += y;
        }
    }
}

fn short(text: &str) -> String {
    if text.chars().count() <= CHARACTERS {
        return text.to_owned();
    }
    let start: String = text.chars().take(CHARACTERS - 1).collect();
    format!("{start}…")
}

fn line(edge: &Edge, placed: &Placed, index: &BTreeMap<String, usize>) -> Option<Line> {
    let find = |name: &str| placed.boxes.get(*index.get(name)?);
    let (from, to) = (find(&edge.role)?, find(&edge.to)?);
    let middle_of = |boxed: &Boxed| boxed.y + MARGIN + LINE / 2;
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
    fn a_text_fits_into_its_box() {
        let long = "R".repeat(200);
        let drawing = draw(&graph(&[(&long, "B"), ("A", "B")]));
        for boxed in &drawing.boxes {
            let room = boxed.x + boxed.width - boxed.title.x;
            assert!(boxed.title.text.chars().count() * CHARACTER + MARGIN <= room);
        }
    }

    /// Layers of roles, each of which has every role of the layer before.
    fn layers(depth: usize, width: usize) -> Vec<(String, String)> {
        let name = |layer: usize, role: usize| format!("{layer:04} {role}");
        let pairs = (0..width).flat_map(|role| (0..width).map(move |to| (role, to)));
        let pairs: Vec<(usize, usize)> = pairs.collect();
        (1..depth)
            .flat_map(|layer| {
                let edges = pairs.iter();
                edges.map(move |(role, to)| (name(layer - 1, *role), name(layer, *to)))
            })
            .collect()
    }

    fn drawn(edges: &[(String, String)]) -> Drawing {
        let edges: Vec<(&str, &str)> = edges
            .iter()
            .map(|(role, to)| (role.as_str(), to.as_str()))
            .collect();
        draw(&graph(&edges))
    }

    #[test]
    fn a_deep_layered_graph_is_drawn_at_once() {
        let started = std::time::Instant::now();
        let drawing = drawn(&layers(60, 8));
        assert_eq!(drawing.lines.len(), 59 * 64);
        assert!(drawing.lines.iter().all(|line| line.from.0 < line.to.0));
        assert!(started.elapsed().as_secs() < 5);
    }

    #[test]
    fn a_chain_is_as_long_as_it_may_be() {
        let drawing = drawn(&layers(3_000, 1));
        let columns: std::collections::BTreeSet<usize> =
            drawing.boxes.iter().map(|boxed| boxed.x).collect();
        assert_eq!(columns.len(), 3_000);
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        assert_eq!(draw(&graph(&[])), Drawing::default());
    }
}
