//! The words that a record chooses from: kinds, states, outcomes, stances.

/// Gives an enum its names in `series.toml` and in JSON.
macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name {
            $($(#[$vdoc])* $variant,)+
        }

        impl $name {
            /// Every value with its name.
            pub const ALL: &'static [(&'static str, Self)] = &[$(($text, Self::$variant)),+];

            /// The name, as in the file and in JSON.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)+
                }
            }
        }
    };
}

named! {
    /// How well an entry is known.
    Evidence {
        /// The sources of the record say so.
        Source = "source",
        /// It was checked in a public text.
        Checked = "checked",
        /// Somebody remembers it.
        Memory = "memory",
    }
}

named! {
    /// What kind of actor somebody is.
    ActorKind {
        /// A State.
        State = "state",
        /// A group of States or others.
        Group = "group",
        /// A non-governmental or intergovernmental organisation.
        Organisation = "organisation",
        /// A body of an organisation, such as a committee.
        Body = "body",
        /// A person.
        Person = "person",
    }
}

named! {
    /// What happened.
    EventKind {
        /// A formal session.
        Session = "session",
        /// A consultation between sessions.
        Consultation = "consultation",
        /// A vote.
        Vote = "vote",
        /// A decision that was not put to a vote.
        Decision = "decision",
        /// Somebody said something.
        Statement = "statement",
        /// Somebody wrote something.
        Letter = "letter",
        /// A paper was issued.
        Document = "document",
        /// A meeting that is none of these.
        Meeting = "meeting",
    }
}

named! {
    /// Whether an event took place.
    EventState {
        /// It did.
        Held = "held",
        /// It is to come.
        Scheduled = "scheduled",
        /// It was put off.
        Postponed = "postponed",
        /// It did not take place.
        Cancelled = "cancelled",
    }
}

named! {
    /// What came of a vote.
    VoteOutcome {
        /// Adopted.
        Adopted = "adopted",
        /// Rejected.
        Rejected = "rejected",
    }
}

named! {
    /// What a vote takes.
    Majority {
        /// More for than against.
        Simple = "simple",
        /// Two thirds of those who vote for or against.
        TwoThirds = "two-thirds",
    }
}

named! {
    /// What a proposal does.
    Action {
        /// Puts words in.
        Add = "add",
        /// Takes words out.
        Delete = "delete",
        /// Puts other words in their place.
        Replace = "replace",
    }
}

named! {
    /// Where an addition goes.
    Where {
        /// A new clause before the one named.
        Before = "before",
        /// A new clause after the one named.
        After = "after",
        /// Words at the start of the clause named.
        Start = "start",
        /// Words at the end of the clause named.
        End = "end",
    }
}

named! {
    /// What came of a proposal.
    Outcome {
        /// Adopted.
        Adopted = "adopted",
        /// Adopted in part.
        AdoptedInPart = "adopted-in-part",
        /// Rejected, and a source says so.
        Rejected = "rejected",
        /// Not in the adopted text; no source says that it was rejected.
        NotAdopted = "not-adopted",
        /// Taken back.
        Withdrawn = "withdrawn",
        /// Not decided yet.
        Pending = "pending",
        /// Not known.
        Unknown = "unknown",
    }
}

named! {
    /// For or against.
    Stance {
        /// For it.
        For = "for",
        /// Against it.
        Against = "against",
        /// For it on a condition.
        Conditional = "conditional",
        /// Of two minds.
        Mixed = "mixed",
        /// Takes no side.
        Abstains = "abstains",
    }
}

named! {
    /// How strongly a clause binds, the strongest first.
    Modal {
        /// A duty.
        Shall = "shall",
        /// A duty to try.
        ShallEndeavour = "shall-endeavour",
        /// A recommendation.
        Should = "should",
        /// A choice.
        May = "may",
    }
}

named! {
    /// How far around a clause words are looked for.
    #[derive(Default)]
    Within {
        /// The clause and what stands below it.
        #[default]
        Clause = "clause",
        /// The article that holds it.
        Article = "article",
        /// The chapter that holds it.
        Chapter = "chapter",
        /// The whole draft.
        Draft = "draft",
    }
}
