//! Which of two connections between the same two devices lives. Pure.
//!
//! Each end of a connection states its [`Turn`] on it: which run of the program it is, and a
//! number that grows with every statement of that run. The dialler speaks first; the other end
//! answers only if it takes the connection, and each end reports the link as up only after it has
//! heard the other. So a connection that loses has carried no frame, and none is lost with it.
//!
//! 1. The device with the smaller key has the say while its own dial is open: it declines a call
//!    from a device that it is just calling. The other end never declines for that reason, so of
//!    two crossing calls exactly the one of the smaller key is taken.
//! 2. A statement older than the one on the connection in use is declined: it was under way when
//!    the peer took that connection.
//! 3. Anything else replaces the connection in use. A device calls only when it has no link, so a
//!    newer statement, or one from a new run, proves that the peer lost the old one, though we
//!    have not noticed. The old link is then reported down before the new one is reported up.

/// An end's statement on a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Turn {
    /// Random for every start of the program.
    pub run: u64,
    /// Grows with every statement of this run.
    pub number: u64,
}

impl Turn {
    fn is_older_than(self, other: Self) -> bool {
        self.run == other.run && self.number < other.number
    }
}

/// How the peer's statement reached us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Heard {
    /// As the first word of its own call.
    Calling,
    /// As the answer to our call.
    Answering,
}

/// Whether to take the connection on which the peer just stated `theirs`. `smaller`: our key is
/// the smaller; `dialling`: our own call has reached the peer and waits for its answer;
/// `in_use`: what the peer stated on the connection in use.
pub(crate) fn take(heard: Heard, smaller: bool, dialling: bool, in_use: Option<Turn>, theirs: Turn) -> bool {
    let our_call_goes_first = heard == Heard::Calling && smaller && dialling;
    let outdated = in_use.is_some_and(|turn| theirs.is_older_than(turn));
    !our_call_goes_first && !outdated
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turn(number: u64) -> Turn {
        Turn { run: 1, number }
    }

    #[test]
    fn of_two_crossing_calls_the_one_of_the_smaller_key_is_taken() {
        assert!(!take(Heard::Calling, true, true, None, turn(0)));
        assert!(take(Heard::Calling, false, true, None, turn(0)));
    }

    #[test]
    fn a_call_is_taken_when_there_is_no_other() {
        assert!(take(Heard::Calling, true, false, None, turn(0)));
        assert!(take(Heard::Answering, true, true, None, turn(0)));
    }

    #[test]
    fn a_call_from_before_the_link_in_use_is_declined() {
        assert!(!take(Heard::Calling, true, false, Some(turn(5)), turn(4)));
    }

    #[test]
    fn a_call_after_the_link_in_use_replaces_it() {
        assert!(take(Heard::Calling, true, false, Some(turn(5)), turn(6)));
    }

    #[test]
    fn a_restarted_peer_replaces_its_old_link() {
        let restarted = Turn { run: 2, number: 0 };
        assert!(take(Heard::Calling, true, false, Some(turn(5)), restarted));
        assert!(take(Heard::Calling, false, false, Some(turn(5)), restarted));
    }
}
