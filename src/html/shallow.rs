//! Pages that nest more deeply than any that is written to be read. At most tags the parser looks through all open elements,
//! so that its time would grow with the square of the depth.

use std::cell::{Cell, RefCell};

use html5ever::interface::Tracer;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{LocalName, local_name};

use super::{Handle, Tree};

/// Elements that may be open at once: Chromium nests no deeper, either.
const DEEPEST: usize = 512;

/// Hands on to the tree builder what the tokenizer reads. Elements that would be nested more deeply than [`DEEPEST`] stand
/// side by side at that depth, in the order of the source.
pub(super) struct Shallow {
    pub builder: TreeBuilder<Handle, Tree>,
    /// How many elements may be opened before the open ones are counted again.
    room: Cell<usize>,
    /// The names of the elements that are open in the source from the deepest level on, the outermost first.
    deep: RefCell<Vec<LocalName>>,
    /// Whether the last of them is open in the tree, too. The others no longer are.
    is_open: Cell<bool>,
}

impl Shallow {
    pub(super) fn new(tree: Tree) -> Self {
        Shallow {
            builder: TreeBuilder::new(tree, TreeBuilderOpts::default()),
            room: Cell::new(0),
            deep: RefCell::default(),
            is_open: Cell::new(false),
        }
    }

    /// Whether one more element may be opened.
    fn has_room(&self) -> bool {
        let mut room = self.room.get();
        if room == 0 {
            let open = Count::default();
            self.builder.trace_handles(&open);
            room = DEEPEST.saturating_sub(open.0.get());
        }
        self.room.set(room.saturating_sub(1));
        room > 0
    }

    /// Makes way for an element: what is open at the deepest level ends.
    fn make_way(&self, tag: &Tag, line: u64) {
        let foreign = || {
            self.builder
                .adjusted_current_node_present_but_not_in_html_namespace()
        };
        if holds_nothing(&tag.name) || tag.self_closing && foreign() {
            return;
        }
        let mut deep = self.deep.borrow_mut();
        if deep.is_empty() && self.has_room() {
            return;
        }
        if self.is_open.get()
            && let Some(last) = deep.last()
        {
            self.tag(TagKind::EndTag, last, line);
        }
        deep.push(tag.name.clone());
        self.is_open.set(true);
    }

    /// Whether an end tag ends something in the tree.
    fn ends(&self, tag: &Tag, line: u64) -> bool {
        let mut deep = self.deep.borrow_mut();
        if deep.is_empty() || holds_nothing(&tag.name) {
            return true;
        }
        let at = deep.iter().rposition(|name| *name == tag.name);
        let is_open = self.is_open.replace(false);
        if is_open && at.is_some_and(|at| at + 1 == deep.len()) {
            deep.pop();
            return true;
        }
        if is_open && let Some(last) = deep.last() {
            self.tag(TagKind::EndTag, last, line);
        }
        let Some(at) = at else {
            // It ends an element further up, and with it all that is inside.
            deep.clear();
            return true;
        };
        // What comes is parted from what was before as by the end of the element.
        self.tag(TagKind::StartTag, &tag.name, line);
        self.tag(TagKind::EndTag, &tag.name, line);
        deep.truncate(at);
        false
    }

    fn tag(&self, kind: TagKind, name: &LocalName, line: u64) {
        let tag = Tag {
            kind,
            name: name.clone(),
            self_closing: false,
            attrs: Vec::new(),
            had_duplicate_attributes: false,
        };
        // Only elements whose content is read as usual get here.
        let _ = self.builder.process_token(Token::TagToken(tag), line);
    }
}

impl TokenSink for Shallow {
    type Handle = Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Handle> {
        match &token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => self.make_way(tag, line),
            Token::TagToken(tag) if !self.ends(tag, line) => return TokenSinkResult::Continue,
            _ => {}
        }
        self.builder.process_token(token, line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder
            .adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Counts the elements that a tree builder holds.
#[derive(Default)]
struct Count(Cell<usize>);

impl Tracer for Count {
    type Handle = Handle;

    fn trace_handle(&self, _: &Handle) {
        self.0.set(self.0.get() + 1);
    }
}

/// Whether no other element is ever inside, or there is only one of them in a page.
fn holds_nothing(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("area")
            | local_name!("base")
            | local_name!("basefont")
            | local_name!("bgsound")
            | local_name!("body")
            | local_name!("br")
            | local_name!("col")
            | local_name!("embed")
            | local_name!("frame")
            | local_name!("head")
            | local_name!("hr")
            | local_name!("html")
            | local_name!("iframe")
            | local_name!("image")
            | local_name!("img")
            | local_name!("input")
            | local_name!("keygen")
            | local_name!("link")
            | local_name!("meta")
            | local_name!("noembed")
            | local_name!("noframes")
            | local_name!("noscript")
            | local_name!("param")
            | local_name!("plaintext")
            | local_name!("script")
            | local_name!("source")
            | local_name!("style")
            | local_name!("textarea")
            | local_name!("title")
            | local_name!("track")
            | local_name!("wbr")
            | local_name!("xmp")
    )
}
