//! What remains to be done with an answer: files to write, enrolment to wait for.

use std::time::Duration;

use jiangxuan_api::files::write_secret;
use jiangxuan_api::story::Pack;
use jiangxuan_api::{invitation, look, printing};
use jiangxuan_contract::answer::evidence::{ProofAttached, ScanAttached, Seen, SeenWarning};
use jiangxuan_contract::answer::season::{MemberState, Status};
use jiangxuan_contract::{Command, Failure, Reply};
use jiangxuan_engine::command::Answer;
use serde_json::{Value, json};
use tokio::time::Instant;

use crate::errand::Desk;
use crate::request::Finish;

/// Between two questions whether the officer has confirmed.
const ASK_AGAIN: Duration = Duration::from_secs(1);
/// Longest single attempt to hear the node, in milliseconds.
const PASS: u64 = 5_000;

/// Does what remains, and gives the answer to print.
pub(crate) async fn finish(finish: Finish, reply: Reply, desk: &mut Desk) -> Result<Reply, Failure> {
    match finish {
        Finish::Plain | Finish::Print => Ok(reply),
        Finish::Previewed => match reply {
            Reply::FilledSheet(sheet) if sheet.moved => Err(moved_on()),
            Reply::Import(preview) if preview.moved => Err(moved_on()),
            reply => Ok(reply),
        },
        Finish::Look(file) => Ok(seen(reply, looked(look::file(&file, None, None).await))),
        Finish::Looks(id) => looks(&id, reply, desk).await,
        finish => added(finish, reply.into_value(), desk).await.map(Reply::from),
    }
}

/// What only the process at the desk can add to an answer. These have no type yet.
async fn added(finish: Finish, answer: Value, desk: &mut Desk) -> Answer {
    match finish {
        Finish::Plain | Finish::Print | Finish::Previewed | Finish::Look(_) | Finish::Looks(_) => Ok(answer),
        Finish::RecoveryFile(out) => {
            write_secret(&out, answer["recovery"].as_str().unwrap_or_default())?;
            Ok(json!({ "file": out }))
        }
        Finish::InvitationPicture(out) => {
            let drawn = invitation::draw(answer["ticket"].as_str().unwrap_or_default(), &out)?;
            Ok(with(answer, "picture", drawn["file"].clone()))
        }
        Finish::RequestFile(out) => {
            let told = desk.ask(Command::JoinExport { out }).await?.into_value();
            Ok(with(answer, "file", told["file"].clone()))
        }
        Finish::Papers(job) => printing::write(*job, answer).await,
        Finish::ScoreSheet(out) => printing::score_sheet(out, answer).await,
        Finish::StoryPack(out) => {
            let pack = Pack::begin(&answer, &out)?;
            for proof in pack.proofs.clone() {
                if let Err(failure) = desk.ask(proof).await {
                    pack.give_up();
                    return Err(failure);
                }
            }
            Ok(pack.told())
        }
        Finish::Enrolment(seconds, clock) => {
            let clock = clock.and_then(|clock| jiff::Timestamp::from_millisecond(clock.0).ok());
            let answer = match clock {
                Some(clock) => with(answer, "clock", json!(clock.to_string())),
                None => answer,
            };
            enrolment(answer, Duration::from_secs(seconds), desk).await
        }
    }
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
async fn looks(id: &str, reply: Reply, desk: &mut Desk) -> Result<Reply, Failure> {
    let Reply::Proofs(mut proofs) = reply else { return Ok(reply) };
    for proof in &mut proofs {
        let (id, record) = (id.to_owned(), proof.record.clone());
        let look = Command::DossierLook { id, record, page: None, width: None };
        proof.look = Some(match desk.ask(look).await {
            Ok(Reply::Seen(seen)) => seen,
            Ok(_) => return Err(other_answer()),
            Err(failure) => unseen(failure),
        });
    }
    Ok(proofs.into())
}

/// What was seen of a file. That it cannot be seen is worth a warning, and undoes nothing.
fn looked(seen: Result<Seen, Failure>) -> Seen {
    seen.unwrap_or_else(unseen)
}

/// A file that could not be looked at.
fn unseen(Failure { code, message: text }: Failure) -> Seen {
    Seen { pages: None, seen: Vec::new(), warnings: vec![SeenWarning { page: None, code, text }], picture: None }
}

/// The node answered something that the contract does not promise.
fn other_answer() -> Failure {
    Failure::new("internal", "程序内部出错：收到的答复与所问的不符。资料没有改动；请确认两端程序版本一致。")
}

fn moved_on() -> Failure {
    let text = "没有写入：预览之后，文件或本机资料有了变化，这次会做的事与预览不同。资料没有改动。请重新预览（不带 --apply），核对后用新的预览码写入。";
    Failure::new("moved_on", text)
}

/// Asks the node again and again until it has enrolled this device or the time is over; at least
/// once where the node itself wished to be called again, as it does after enrolling.
async fn enrolment(mut answer: Value, limit: Duration, desk: &mut Desk) -> Answer {
    let end = Instant::now() + limit;
    let mut called_back = answer["obstacle"] == "again";
    while answer["state"] == "pending" && (called_back || Instant::now() < end) {
        called_back = false;
        desk.ask(Command::Sync { timeout: PASS }).await?;
        let status = desk.ask(Command::Status).await?;
        if matches!(status, Reply::Status(Status::Member(standing)) if standing.state == MemberState::Enrolled) {
            answer = with(with(answer, "state", json!("enrolled")), "reached", json!(true));
            answer.as_object_mut().map(|told| told.remove("obstacle"));
            // The first pass as a member brings the season.
            desk.ask(Command::Sync { timeout: PASS }).await?;
        } else {
            tokio::time::sleep_until(end.min(Instant::now() + ASK_AGAIN)).await;
        }
    }
    Ok(answer)
}

fn with(mut answer: Value, key: &str, value: Value) -> Value {
    answer[key] = value;
    answer
}
