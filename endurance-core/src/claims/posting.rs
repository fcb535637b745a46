//! Which facts of the sources hold a stem.

use crate::text::{table::Table, word::Token};

/// A fact, by its number over all sources.
pub(super) type Post = u32;

/// The facts of each stem, one list behind the other.
#[derive(Clone, Debug, Default)]
pub(super) struct Postings {
    /// The number of each stem.
    stems: Table<u32>,
    /// Where the list of each stem begins; one entry more than there are stems.
    starts: Vec<u32>,
    posts: Vec<Post>,
}

impl Postings {
    /// Whether any fact holds the stem.
    pub(super) fn contains(&self, stem: u64) -> bool {
        self.stems.contains(stem)
    }

    /// The facts that hold a stem.
    pub(super) fn get(&self, stem: u64) -> Option<&[Post]> {
        let number = *self.stems.get(stem)? as usize;
        Some(&self.posts[self.starts[number] as usize..self.starts[number + 1] as usize])
    }
}

/// The same while it is gathered: posts in order of position, each with the number of its stem.
pub(super) struct Gathered {
    stems: Table<u32>,
    /// The last post of each stem and how many it has.
    last: Vec<(Post, u32)>,
    posts: Vec<(u32, Post)>,
}

impl Gathered {
    pub(super) fn with_capacity(tokens: usize) -> Self {
        Self {
            stems: Table::with_capacity(tokens / 2),
            last: Vec::new(),
            posts: Vec::with_capacity(tokens / 2),
        }
    }

    /// Adds a word of a fact, where it tells something.
    pub(super) fn token(&mut self, token: &Token, post: Post) {
        if !token.stop {
            self.add(token.stem, post);
        }
    }

    /// Adds what a fact holds.
    pub(super) fn add(&mut self, stem: u64, post: Post) {
        let next = self.last.len() as u32;
        let number = *self.stems.entry_or(stem, || next);
        if number == next {
            self.last.push((post, 0));
        }
        let (last, count) = &mut self.last[number as usize];
        if *last != post || *count == 0 {
            (*last, *count) = (post, *count + 1);
            self.posts.push((number, post));
        }
    }

    /// Puts the posts of each stem together, in the order in which they came.
    pub(super) fn finish(self) -> Postings {
        let mut starts = Vec::with_capacity(self.last.len() + 1);
        let mut sum = 0;
        for (_, count) in &self.last {
            starts.push(sum);
            sum += count;
        }
        let mut free = starts.clone();
        starts.push(sum);
        let mut posts = vec![0; self.posts.len()];
        for (number, post) in self.posts {
            let at = &mut free[number as usize];
            posts[*at as usize] = post;
            *at += 1;
        }
        Postings { stems: self.stems, starts, posts }
    }
}
