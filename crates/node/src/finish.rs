//! What remains to be done with an answer: files to write, enrolment to wait for.

use std::path::Path;
use std::time::Duration;

use jiangxuan_api::failures::other_answer;
use jiangxuan_api::files::write_secret;
use jiangxuan_api::story::Pack;
use jiangxuan_api::{invitation, look, printing};
use jiangxuan_contract::answer::award::{Story, StoryPack};
use jiangxuan_contract::answer::enrolment::{FileWritten, Invitation, JoinState, Joining};
use jiangxuan_contract::answer::evidence::{Proof, ProofAttached, ScanAttached, Seen, SeenWarning};
use jiangxuan_contract::answer::season::{MemberState, Status};
use jiangxuan_contract::{Command, Failure, Reply};
use tokio::time::Instant;

use crate::errand::Desk;
use crate::request::Finish;

/// Between two questions whether the officer has confirmed.
const ASK_AGAIN: Duration = Duration::from_secs(1);
/// Longest single attempt to hear the node, in milliseconds.
const PASS: u64 = 5_000;

/// Does what remains, and gives the answer to print.
pub(crate) async fn finish(finish: Finish, reply: Reply, desk: &mut Desk) -> Result<Reply, Failure> {
    match (finish, reply) {
        (Finish::Plain | Finish::Print | Finish::Verify(_), reply) => Ok(reply),
        (Finish::Previewed, Reply::FilledSheet(sheet)) if sheet.moved => Err(moved_on()),
        (Finish::Previewed, Reply::Import(preview)) if preview.moved => Err(moved_on()),
        (Finish::Previewed, reply) => Ok(reply),
        (Finish::Look(file), reply) => Ok(seen(reply, looked(look::file(&file, None, None).await))),
        (Finish::Looks(id), Reply::Proofs(proofs)) => looks(&id, proofs, desk).await.map(Reply::from),
        (Finish::RecoveryFile(file), Reply::Recovery(key)) => {
            write_secret(&file, &key.recovery)?;
            Ok(FileWritten { file }.into())
        }
        (Finish::InvitationPicture(out), Reply::Invitation(invitation)) => {
            let drawn = invitation::draw(&invitation.ticket, &out)?;
            Ok(Invitation { picture: Some(drawn.file), ..invitation }.into())
        }
        (Finish::RequestFile(out), Reply::Joining(joining)) => match desk.ask(Command::JoinExport { out }).await? {
            Reply::JoinRequestWritten(written) => Ok(Joining { file: Some(written.file), ..joining }.into()),
            _ => Err(other_answer()),
        },
        (Finish::Enrolment(seconds, clock), Reply::Joining(joining)) => {
            let clock = clock.and_then(|clock| jiff::Timestamp::from_millisecond(clock.0).ok());
            let joining = Joining { clock: clock.map(|clock| clock.to_string()), ..joining };
            enrolment(joining, Duration::from_secs(seconds), desk).await.map(Reply::from)
        }
        (Finish::Papers(job), reply) => printing::write(*job, reply).await.map(Reply::from),
        (Finish::ScoreSheet(out), Reply::ScoreSheet(sheet)) => printing::score_sheet(out, sheet).await.map(Reply::from),
        (Finish::StatisticsFile(out), Reply::Statistics(counts)) => {
            printing::statistics(out, counts).await.map(Reply::from)
        }
        (Finish::StoryPack(out), Reply::Story(story)) => pack(&story, &out, desk).await.map(Reply::from),
        _ => Err(other_answer()),
    }
}

/// Writes what the press gets; all of it, or nothing.
async fn pack(story: &Story, out: &Path, desk: &mut Desk) -> Result<StoryPack, Failure> {
    let pack = Pack::begin(story, out)?;
    for proof in pack.proofs.clone() {
        if let Err(failure) = desk.ask(proof).await {
            pack.give_up();
            return Err(failure);
        }
    }
    Ok(pack.told())
}

/// What was copied in, with what is seen of it.
fn seen(reply: Reply, look: Seen) -> Reply {
    match reply {
        Reply::ProofAttached(proof) => ProofAttached { look: Some(look), ..proof }.into(),
        Reply::ScanAttached(scan) => ScanAttached { look: Some(look), ..scan }.into(),
        other => other,
    }
}

/// The proofs with what is seen of each whose file is here.
async fn looks(id: &str, mut proofs: Vec<Proof>, desk: &mut Desk) -> Result<Vec<Proof>, Failure> {
    for proof in &mut proofs {
        let (id, record) = (id.to_owned(), proof.record.clone());
        let look = Command::DossierLook { id, record, page: None, width: None };
        proof.look = Some(match desk.ask(look).await {
            Ok(Reply::Seen(seen)) => seen,
            Ok(_) => return Err(other_answer()),
            Err(failure) => unseen(failure),
        });
    }
    Ok(proofs)
}

/// What was seen of a file. That it cannot be seen is worth a warning, and undoes nothing.
fn looked(seen: Result<Seen, Failure>) -> Seen {
    seen.unwrap_or_else(unseen)
}

/// A file that could not be looked at.
fn unseen(Failure { code, message: text }: Failure) -> Seen {
    Seen { pages: None, seen: Vec::new(), warnings: vec![SeenWarning { page: None, code, text }], picture: None }
}

fn moved_on() -> Failure {
    let text = "没有写入：预览之后，文件或本机资料有了变化，这次会做的事与预览不同。资料没有改动。请重新预览（不带 --apply），核对后用新的预览码写入。";
    Failure::new("moved_on", text)
}

/// Asks the node again and again until it has enrolled this device or the time is over; at least
/// once where the node itself wished to be called again, as it does after enrolling.
async fn enrolment(mut joining: Joining, limit: Duration, desk: &mut Desk) -> Result<Joining, Failure> {
    let end = Instant::now() + limit;
    let mut called_back = joining.obstacle.as_deref() == Some("again");
    while joining.state == JoinState::Pending && (called_back || Instant::now() < end) {
        called_back = false;
        desk.ask(Command::Sync { timeout: PASS }).await?;
        let status = desk.ask(Command::Status).await?;
        if matches!(status, Reply::Status(Status::Member(standing)) if standing.state == MemberState::Enrolled) {
            joining = Joining { state: JoinState::Enrolled, reached: Some(true), obstacle: None, ..joining };
            // The first pass as a member brings the season.
            desk.ask(Command::Sync { timeout: PASS }).await?;
        } else {
            tokio::time::sleep_until(end.min(Instant::now() + ASK_AGAIN)).await;
        }
    }
    Ok(joining)
}
