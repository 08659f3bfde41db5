//! The TypeScript that the user interface is compiled against is the command table of this program.

use std::path::PathBuf;

use jiangxuan_api::event::{PeerState, What};
use jiangxuan_api::printing::{Details, FileFormat, Job, Order, People, Shift};
use jiangxuan_api::{Event, Happening, HostRequest, Rpc};
use jiangxuan_contract::answer::{
    assessment, award, carry, closing, conflict, county, dossier, enrolment, evidence, formal, import, publicity,
    receipt, season, selection, statistics, upkeep,
};
use jiangxuan_contract::command::{
    Approve, Assess, AuditFilter, Award, Choice, Command, County, Decision, Failure, Formal, Municipal, Objection,
    Papers, Publicity, Publish, Rank, ScanPlace, Shortlist,
};
use jiangxuan_contract::table;
use jiangxuan_model::ConflictKind;
use jiangxuan_model::passage::{Piece, TextMerge};
use jiangxuan_rules::check::{Material, MaterialState};
use jiangxuan_rules::consultation::LetterState;
use jiangxuan_rules::season::{Annex, AnnexKind, BureauType, Contacts};
use jiangxuan_rules::statistics::{Aspect, Breakdown, CountLine, Cross, CrossRow, Scope, Tally};
use jiangxuan_rules::{Finding, Level, Stage};
use jiangxuan_trust::Role;
use ts_rs::{Config, TS};

const HEAD: &str =
    "// Written by `WRITE_BINDINGS=1 cargo test -p jiangxuan-api --test bindings`; do not edit by hand.\n";

fn file() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/bridge/bindings/index.ts")
}

/// One declaration with its description; every number fits a JavaScript number.
fn declared<T: TS>() -> String {
    let config = Config::new().with_large_int("number");
    let docs = T::docs().unwrap_or_default();
    format!("\n{docs}export {}\n", T::decl(&config))
}

/// Which request is answered with what. Where it says `unknown`, the answer has no type yet.
fn answers() -> String {
    let config = Config::new().with_large_int("number");
    let line = |(name, answer): (&str, String)| {
        format!("  \"{name}\": {};\n", if answer == "Loose" { "unknown" } else { &answer })
    };
    let lines: String = table::typescript(&config).into_iter().map(line).collect();
    format!(
        "\n/**\n * Which request is answered with what; `unknown` where the answer has no type yet.\n */\nexport interface Answers {{\n{lines}}}\n"
    )
}

fn bindings() -> String {
    [
        HEAD.to_owned(),
        declared::<Role>(),
        declared::<Choice>(),
        declared::<Failure>(),
        declared::<Piece>(),
        declared::<TextMerge>(),
        declared::<County>(),
        declared::<Decision>(),
        declared::<Formal>(),
        declared::<Assess>(),
        declared::<Rank>(),
        declared::<Shortlist>(),
        declared::<Approve>(),
        declared::<Publicity>(),
        declared::<Objection>(),
        declared::<Publish>(),
        declared::<Award>(),
        declared::<Municipal>(),
        declared::<Papers>(),
        declared::<AuditFilter>(),
        declared::<ScanPlace>(),
        declared::<Scope>(),
        declared::<Command>(),
        declared::<People>(),
        declared::<Order>(),
        declared::<Details>(),
        declared::<Shift>(),
        declared::<FileFormat>(),
        declared::<Job>(),
        declared::<HostRequest>(),
        declared::<Rpc>(),
        declared::<What>(),
        declared::<PeerState>(),
        declared::<Happening>(),
        declared::<Event>(),
        declared::<Level>(),
        declared::<Finding>(),
        declared::<Stage>(),
        declared::<ConflictKind>(),
        declared::<BureauType>(),
        declared::<AnnexKind>(),
        declared::<Annex>(),
        declared::<Contacts>(),
        declared::<dossier::Delivery>(),
        declared::<dossier::DossierState>(),
        declared::<dossier::DossierRow>(),
        declared::<dossier::Content>(),
        declared::<dossier::Dossier>(),
        declared::<dossier::Side>(),
        declared::<dossier::Past>(),
        declared::<dossier::Check>(),
        declared::<dossier::Version>(),
        declared::<dossier::Difference>(),
        declared::<dossier::Comparison>(),
        declared::<dossier::StageNow>(),
        declared::<dossier::Created>(),
        declared::<dossier::Saved>(),
        declared::<dossier::NarrativeSaved>(),
        declared::<dossier::RecordSaved>(),
        declared::<dossier::RecordRemoved>(),
        declared::<dossier::Withdrawn>(),
        declared::<dossier::Restored>(),
        declared::<dossier::Sealed>(),
        declared::<dossier::Reopened>(),
        declared::<LetterState>(),
        declared::<MaterialState>(),
        declared::<Material>(),
        declared::<county::Replaced>(),
        declared::<county::Asked>(),
        declared::<county::Matrix>(),
        declared::<county::SentLetter>(),
        declared::<county::OnItsWay>(),
        declared::<county::LettersSent>(),
        declared::<county::Reviewed>(),
        declared::<county::Visited>(),
        declared::<county::MeetingNoted>(),
        declared::<county::Decided>(),
        declared::<county::Meeting>(),
        declared::<county::LocalRank>(),
        declared::<county::Applicant>(),
        declared::<county::NotNominated>(),
        declared::<county::Reconsidered>(),
        declared::<county::MaterialRow>(),
        declared::<county::Materials>(),
        declared::<county::Condition>(),
        declared::<county::ConditionRemoved>(),
        declared::<county::ConditionMarked>(),
        declared::<county::OverQuota>(),
        declared::<county::Quota>(),
        declared::<county::QuotaDecided>(),
        declared::<county::Timetable>(),
        declared::<evidence::Whereabouts>(),
        declared::<evidence::SeenPage>(),
        declared::<evidence::SeenWarning>(),
        declared::<evidence::SeenPicture>(),
        declared::<evidence::Seen>(),
        declared::<evidence::SameFile>(),
        declared::<evidence::Proof>(),
        declared::<evidence::ScanBeside>(),
        declared::<evidence::ProofAttached>(),
        declared::<evidence::ScanAttached>(),
        declared::<evidence::AttachCancelled>(),
        declared::<evidence::ScanWritten>(),
        declared::<import::ImportOutcome>(),
        declared::<import::ImportChange>(),
        declared::<import::ImportRow>(),
        declared::<import::ImportColumn>(),
        declared::<import::ImportLeftOut>(),
        declared::<import::ImportPreview>(),
        declared::<Aspect>(),
        declared::<CountLine>(),
        declared::<Breakdown>(),
        declared::<CrossRow>(),
        declared::<Cross>(),
        declared::<Tally>(),
        declared::<statistics::Statistics>(),
        declared::<conflict::Settled>(),
        declared::<conflict::Resolved>(),
        declared::<conflict::Offer>(),
        declared::<conflict::Conflict>(),
        declared::<conflict::Quarantined>(),
        declared::<conflict::QuarantineAdmitted>(),
        declared::<conflict::QuarantineDiscarded>(),
        declared::<receipt::Receipt>(),
        declared::<receipt::ReceiptWritten>(),
        declared::<season::Phase>(),
        declared::<season::Due>(),
        declared::<season::EditedSince>(),
        declared::<season::Archive>(),
        declared::<season::Waiting>(),
        declared::<season::OutsideState>(),
        declared::<season::Outside>(),
        declared::<season::MemberState>(),
        declared::<season::Standing>(),
        declared::<season::Status>(),
        declared::<season::BureauRow>(),
        declared::<season::Campaign>(),
        declared::<season::Enrolled>(),
        declared::<season::DeviceState>(),
        declared::<season::Device>(),
        declared::<season::Peer>(),
        declared::<formal::FormalState>(),
        declared::<formal::FormalDecision>(),
        declared::<formal::ReturnItem>(),
        declared::<formal::VersionCheck>(),
        declared::<formal::PaperCopies>(),
        declared::<formal::FormalRow>(),
        declared::<formal::Twin>(),
        declared::<formal::Double>(),
        declared::<selection::RankPlace>(),
        declared::<selection::RankRow>(),
        declared::<selection::RankList>(),
        declared::<selection::RankMove>(),
        declared::<selection::ListedRow>(),
        declared::<selection::Shortlisted>(),
        declared::<selection::Approver>(),
        declared::<selection::Approved>(),
        declared::<selection::CourseStage>(),
        declared::<selection::CourseRow>(),
        declared::<publicity::ChannelProof>(),
        declared::<publicity::PublicityRow>(),
        declared::<publicity::PublicityDay>(),
        declared::<publicity::PublicityPeriod>(),
        declared::<publicity::PublicityShown>(),
        declared::<publicity::ObjectionState>(),
        declared::<publicity::ObjectionCase>(),
        declared::<publicity::FinalRow>(),
        declared::<publicity::FinalList>(),
        declared::<assessment::Recognised>(),
        declared::<assessment::SiteVisit>(),
        declared::<assessment::ExpertConflict>(),
        declared::<assessment::ExpertRow>(),
        declared::<assessment::ScoreRow>(),
        declared::<assessment::Handout>(),
        declared::<assessment::ScoreDimension>(),
        declared::<assessment::MaskedNominee>(),
        declared::<assessment::SheetNominee>(),
        declared::<assessment::ScoreSheet>(),
        declared::<assessment::SheetOutcome>(),
        declared::<assessment::SheetProblem>(),
        declared::<assessment::FilledRow>(),
        declared::<assessment::FilledSheet>(),
        declared::<award::Certificate>(),
        declared::<award::PaymentRow>(),
        declared::<award::PaymentSheet>(),
        declared::<award::NoteKind>(),
        declared::<award::AwardNote>(),
        declared::<award::FormerRow>(),
        declared::<award::FormerList>(),
        declared::<award::TakenOver>(),
        declared::<award::StoryVersion>(),
        declared::<award::StoryNominee>(),
        declared::<award::StoryProof>(),
        declared::<award::Story>(),
        declared::<award::StoryPack>(),
        declared::<assessment::ScoreSheetWritten>(),
        declared::<enrolment::Founded>(),
        declared::<enrolment::Recovery>(),
        declared::<enrolment::FileWritten>(),
        declared::<enrolment::AuthorityTaken>(),
        declared::<enrolment::Invitation>(),
        declared::<enrolment::JoinState>(),
        declared::<enrolment::Joining>(),
        declared::<enrolment::JoinRequestWritten>(),
        declared::<enrolment::DeviceConfirmed>(),
        declared::<enrolment::DeviceRejected>(),
        declared::<enrolment::DeviceRevoked>(),
        declared::<enrolment::PeerAdded>(),
        declared::<closing::ClosingBegun>(),
        declared::<closing::ClosingDone>(),
        declared::<closing::LateRow>(),
        declared::<closing::LateAdmitted>(),
        declared::<closing::TimeExtended>(),
        declared::<closing::PhoneCode>(),
        declared::<closing::PhoneNoted>(),
        declared::<closing::PhoneRow>(),
        declared::<carry::CarryWritten>(),
        declared::<carry::JoinRequestTaken>(),
        declared::<carry::LoadTaken>(),
        declared::<carry::CarryTaken>(),
        declared::<upkeep::SyncedPeer>(),
        declared::<upkeep::DeliveryRow>(),
        declared::<upkeep::SyncReport>(),
        declared::<upkeep::AuditSource>(),
        declared::<upkeep::AuditRow>(),
        declared::<upkeep::TrailWritten>(),
        declared::<upkeep::TrailVerified>(),
        declared::<upkeep::BackupWritten>(),
        declared::<upkeep::DiskVerified>(),
        declared::<upkeep::Stopping>(),
        answers(),
    ]
    .concat()
}

#[test]
fn the_committed_typescript_is_the_command_table() {
    if std::env::var_os("WRITE_BINDINGS").is_some() {
        std::fs::create_dir_all(file().parent().expect("folder")).expect("made");
        std::fs::write(file(), bindings()).expect("written");
    }
    let committed = std::fs::read_to_string(file()).unwrap_or_default().replace("\r\n", "\n");
    let advice =
        "ui/src/bridge/bindings/index.ts is out of date: WRITE_BINDINGS=1 cargo test -p jiangxuan-api --test bindings";
    assert!(committed == bindings(), "{advice}");
}
